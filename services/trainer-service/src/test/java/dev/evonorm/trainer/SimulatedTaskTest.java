package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.SearchSpace;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static dev.evonorm.trainer.Candidates.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SimulatedTaskTest {
    private static final int LAYERS = 2000;

    private static List<CandidateAccepted> randomLayers() {
        RandomGraphs graphs = new RandomGraphs(SearchSpace.paper(true));
        SplittableRandom random = new SplittableRandom(5);
        List<CandidateAccepted> candidates = new ArrayList<>();
        for (int i = 0; i < LAYERS; i++) {
            candidates.add(candidate(graphs.next(random)));
        }
        return candidates;
    }

    private static CandidateAccepted candidate(LayerGraph graph) {
        return new CandidateAccepted("s", "s-00001", 1, null, null, graph, Map.of(), TRAINING, List.of(), 0);
    }

    private static Evaluation evaluate(SimulatedTask task, CandidateAccepted candidate) {
        try {
            return task.evaluate(candidate);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_share_that_fails_is_the_one_asked_for_and_always_of_the_same_layers() {
        SimulatedTask task = new SimulatedTask("sim", Duration.ZERO, new Mishaps(0.25, 0, 0));
        List<CandidateAccepted> layers = randomLayers();

        List<Evaluation> once =
                layers.stream().map(layer -> evaluate(task, layer)).toList();
        List<Evaluation> again =
                layers.stream().map(layer -> evaluate(task, layer)).toList();

        assertThat(again).isEqualTo(once);
        assertThat(once.stream().filter(Evaluation.Failed.class::isInstance).count())
                .isBetween(LAYERS * 20L / 100, LAYERS * 30L / 100);
    }

    @Test
    void scores_are_uniform_and_differ_by_task() {
        List<CandidateAccepted> layers = randomLayers();
        SimulatedTask task = new SimulatedTask("sim", Duration.ZERO, Mishaps.NONE);
        SimulatedTask other = new SimulatedTask("other", Duration.ZERO, Mishaps.NONE);

        double mean = layers.stream()
                .mapToDouble(layer -> ((Evaluation.Scored) evaluate(task, layer)).score())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.05));
        assertThat(evaluate(task, layers.get(0))).isNotEqualTo(evaluate(other, layers.get(0)));
    }

    @Test
    void mishaps_are_disjoint_and_as_frequent_as_asked_for() {
        Mishaps mishaps = new Mishaps(0.1, 0.2, 0.3);
        assertThat(IntStream.range(0, 10).mapToObj(i -> mishaps.at((i + 0.5) / 10)))
                .containsExactly(
                        Optional.of(Mishap.FAILURE),
                        Optional.of(Mishap.CRASH),
                        Optional.of(Mishap.CRASH),
                        Optional.of(Mishap.EXHAUSTION),
                        Optional.of(Mishap.EXHAUSTION),
                        Optional.of(Mishap.EXHAUSTION),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    void an_impossible_rate_is_refused() {
        assertThatThrownBy(() -> new Mishaps(1.5, 0, 0)).hasMessageContaining("failure-rate is 1.5");
        assertThatThrownBy(() -> new Mishaps(0, 0.6, 0.6)).hasMessageContaining("is 1.2");
        assertThatThrownBy(() -> new SimulatedTask("sim", Duration.ofSeconds(-1), Mishaps.NONE))
                .hasMessageContaining("duration is PT-1S");
    }
}
