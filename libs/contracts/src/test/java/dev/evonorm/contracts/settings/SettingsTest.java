package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.contracts.Samples;
import dev.evonorm.contracts.json.Json;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static dev.evonorm.contracts.Samples.ANCHORS;
import static dev.evonorm.contracts.Samples.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {
    @Test
    void settingsReadBackAsTheyWere() throws JsonProcessingException {
        SearchSettings settings = Samples.settings();

        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(settings), SearchSettings.class))
                .isEqualTo(settings);
    }

    @Test
    void settingsOfEarlierVersionsKnowNoEarlyEnd() throws JsonProcessingException {
        String earlier = Json.mapper().writeValueAsString(new QualitySettings(0.2, TRAINING));

        assertThat(earlier).doesNotContain("chance");
        assertThat(Json.mapper().readValue(earlier, QualitySettings.class).chance())
                .isNull();
    }

    @Test
    void aShorterTrainingKeepsTheRuleOfChance() {
        RejectionSettings shorter = Samples.REJECTION.withSteps(7);

        assertThat(shorter.quality().training().steps()).isEqualTo(7);
        assertThat(shorter.quality().chance()).isEqualTo(new ChanceSettings(10, 0.001));
    }

    @Test
    void namesOfChoicesAreLowerCase() throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(Samples.settings());

        assertThat(json)
                .contains("\"strategy\":\"evolution\"", "\"initial\":\"catalogue\"", "\"opSampling\":\"rows\"")
                .contains("\"criterion\":\"pareto\"", "\"scale\":\"tiny\"", "\"schedule\":\"cosine\"");
    }

    private static Arguments refused(String message, ThrowingCallable made) {
        return Arguments.of(message, made);
    }

    static Stream<Arguments> outOfBounds() {
        return Stream.of(
                refused(
                        "nodes is 0; it must lie between 1 and 200",
                        () -> new SpaceSettings(0, true, OpSampling.ROWS, 32)),
                refused("nodes is 201", () -> new SpaceSettings(201, true, OpSampling.ROWS, 32)),
                refused("groups is 0", () -> new SpaceSettings(10, true, OpSampling.ROWS, 0)),
                refused("mutations is 0", () -> new OffspringSettings(0, 0.5, false)),
                refused(
                        "randomProbability is 1.5; it must lie between 0 and 1",
                        () -> new OffspringSettings(2, 1.5, false)),
                refused("randomProbability is NaN", () -> new OffspringSettings(2, Double.NaN, false)),
                refused("initialSize is 0", () -> new PopulationSettings(0, 10, 0.05, Criterion.PARETO, Order.ARRIVAL)),
                refused("data is '../../etc/passwd'; a name is", () -> TRAINING.withData("../../etc/passwd")),
                refused("data is '.hidden'", () -> TRAINING.withData(".hidden")),
                refused("data is ''", () -> TRAINING.withData("")),
                refused(
                        "finals.anchors is 'a/b'; a name is",
                        () -> new FinalsSettings(1, 1, List.of(), List.of("a/b"), TRAINING)),
                refused(
                        "budget.time is PT87600H1S; it must be at most PT87600H",
                        () -> new BudgetSettings(Duration.ofDays(3650).plusSeconds(1), null)),
                refused("window is 0", () -> new PopulationSettings(1, 0, 0.05, Criterion.PARETO, Order.ARRIVAL)),
                refused(
                        "tournamentFraction is -0.1",
                        () -> new PopulationSettings(1, 1, -0.1, Criterion.AVERAGE, Order.ARRIVAL)),
                refused("budget names neither time nor candidates", () -> new BudgetSettings(null, null)),
                refused(
                        "budget.time is PT0S; it must be longer than zero",
                        () -> new BudgetSettings(Duration.ZERO, null)),
                refused("budget.candidates is 0", () -> new BudgetSettings(null, 0L)),
                refused("threshold is 20", () -> new QualitySettings(20, TRAINING)),
                refused("step is 0", () -> new ChanceSettings(0, 0.001)),
                refused("spread is -1", () -> new ChanceSettings(10, -1)),
                refused("spread is NaN", () -> new ChanceSettings(10, Double.NaN)),
                refused("stepSize is 0", () -> new StabilitySettings(100, 0, 16, 1e8)),
                refused("batch is 1", () -> new StabilitySettings(100, 0.01, 1, 1e8)),
                refused("limit is 0.5", () -> new StabilitySettings(100, 0.01, 16, 0.5)),
                refused("steps is 0; it must lie between 1 and 1000000", () -> TRAINING.withSteps(0)),
                refused("learningRate is 0", () -> training(64, 0, 0.9, 0, Duration.ofSeconds(1))),
                refused("batch is 1", () -> training(1, 0.1, 0.9, 0, Duration.ofSeconds(1))),
                refused("momentum is 1", () -> training(64, 0.1, 1, 0, Duration.ofSeconds(1))),
                refused("weightDecay is -1", () -> training(64, 0.1, 0.9, -1, Duration.ofSeconds(1))),
                refused("deadline is PT-1S", () -> training(64, 0.1, 0.9, 0, Duration.ofSeconds(-1))),
                refused("finals.finalists is -1", () -> new FinalsSettings(-1, 3, List.of(), ANCHORS, TRAINING)),
                refused("finals.anchors is empty", () -> new FinalsSettings(10, 3, List.of(), List.of(), TRAINING)));
    }

    private static TrainingSettings training(
            int batch, double learningRate, double momentum, double weightDecay, Duration deadline) {
        return new TrainingSettings(
                "synthetic",
                Scale.TINY,
                100,
                batch,
                learningRate,
                Schedule.CONSTANT,
                momentum,
                weightDecay,
                1,
                deadline);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outOfBounds")
    void whatIsOutOfBoundsIsRefusedWithKeyValueAndLimits(String message, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        assertThatCode(() -> {
                    new SpaceSettings(1, false, OpSampling.INSTANCES, 1);
                    new SpaceSettings(200, true, OpSampling.ROWS, 4096);
                    new OffspringSettings(1, 0, false);
                    new OffspringSettings(100, 1, false);
                    new BudgetSettings(null, 1L);
                    training(2, 1e-9, 0, 0, Duration.ofMillis(1));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void everySpaceThatSettingsAllowIsOneThatGraphsCanBeDrawnFrom() {
        assertThatCode(() -> new dev.evonorm.graph.evolve.SearchSpace(
                        200, true, dev.evonorm.graph.evolve.Sampling.valueOf(OpSampling.ROWS.name()), 4096))
                .doesNotThrowAnyException();
    }
}
