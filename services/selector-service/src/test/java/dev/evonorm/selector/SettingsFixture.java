package dev.evonorm.selector;

import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.FinalsSettings;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.settings.OffspringSettings;
import dev.evonorm.contracts.settings.OpSampling;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.PopulationSettings;
import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.contracts.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Settings of a small search; tests change the fields that they are about. */
final class SettingsFixture {
    static final String RESNET = "resnet50";
    static final String MOBILENET = "mobilenetv2";

    Strategy strategy = Strategy.EVOLUTION;
    Initial initial = Initial.RANDOM;
    boolean batchAggregations = true;
    int initialSize = 2;
    int window = 100;
    double fraction = 0.5;
    Criterion criterion = Criterion.PARETO;
    Order order = Order.ARRIVAL;

    @Nullable
    Duration time = Duration.ofMinutes(10);

    @Nullable
    Long candidates;

    int inFlight = 3;
    Duration deadline = Duration.ofMinutes(5);
    Objectives objectives = Objectives.shares(RESNET, MOBILENET);
    List<String> references = List.of();
    int finalists = 2;
    List<String> finalReferences = List.of();

    static SettingsFixture settings() {
        return new SettingsFixture();
    }

    SearchSettings build() {
        TrainingSettings training = new TrainingSettings(
                "synthetic",
                Scale.TINY,
                10,
                8,
                0.1,
                Schedule.CONSTANT,
                0.9,
                1e-4,
                Long.MAX_VALUE,
                Duration.ofMinutes(1));
        return new SearchSettings(
                42,
                strategy,
                initial,
                new SpaceSettings(10, batchAggregations, OpSampling.ROWS, 4),
                new OffspringSettings(2, 0.5, true),
                new PopulationSettings(initialSize, window, fraction, criterion, order),
                new BudgetSettings(time, candidates),
                inFlight,
                deadline,
                objectives,
                references,
                new RejectionSettings(
                        List.of(RESNET),
                        true,
                        true,
                        new QualitySettings(0.2, training),
                        new StabilitySettings(100, 0.01, 16, 1e8)),
                training,
                new FinalsSettings(finalists, 1, finalReferences, List.of(RESNET), training));
    }
}
