package dev.evonorm.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.FinalsSettings;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.settings.OffspringSettings;
import dev.evonorm.contracts.settings.OpSampling;
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

import java.time.Duration;
import java.util.List;

/** Settings of studies that end within seconds. */
public final class Tiny {
    public static final SpaceSettings SPACE = new SpaceSettings(10, true, OpSampling.ROWS, 4);
    public static final OffspringSettings ONE_MUTATION = new OffspringSettings(1, 0, true);

    private Tiny() {}

    /** A search from hand-made layers on these anchors, of two steps a training. */
    public static SearchSettings search(PopulationSettings population, String... anchors) {
        RejectionSettings tests = tests(2, anchors);
        TrainingSettings training = tests.quality().training();
        return new SearchSettings(
                1,
                Strategy.EVOLUTION,
                Initial.CATALOGUE,
                SPACE,
                ONE_MUTATION,
                population,
                new BudgetSettings(Duration.ofMinutes(1), null),
                1,
                Duration.ofMinutes(1),
                Objectives.shares(anchors),
                List.of(),
                tests,
                training,
                new FinalsSettings(0, 0, List.of(), List.of(anchors), training));
    }

    /** The same search with one key's value changed. */
    public static SearchSettings changed(SearchSettings search, String key, Object value) {
        ObjectNode tree = Json.mapper().valueToTree(search);
        tree.set(key, Json.mapper().valueToTree(value));
        return Json.mapper().convertValue(tree, SearchSettings.class);
    }

    /** @param steps of training and of ascent */
    public static RejectionSettings tests(int steps, String... anchors) {
        TrainingSettings training = new TrainingSettings(
                "synthetic", Scale.TINY, steps, 8, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 1, Duration.ofMinutes(2));
        return new RejectionSettings(
                List.of(anchors),
                true,
                true,
                new QualitySettings(0.2, training),
                new StabilitySettings(steps, 0.01, 4, 1e8));
    }
}
