package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;

import java.time.Duration;

/** Short trainings at tiny scale. */
final class ToySettings {
    static final int THREADS = 1;
    static final Duration MINUTES = Duration.ofMinutes(5);

    private ToySettings() {}

    static TrainingSettings steps(int steps) {
        return new TrainingSettings("toy", Scale.TINY, steps, 16, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, MINUTES);
    }

    /** With a batch that is worth compiling. */
    static TrainingSettings compiled(int steps) {
        return new TrainingSettings("toy", Scale.TINY, steps, 64, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, MINUTES);
    }

    static TrainingSettings within(int steps, Duration deadline) {
        return new TrainingSettings("toy", Scale.TINY, steps, 16, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, deadline);
    }

    static LayerGraph layer(String name) {
        return Catalogue.find(name).orElseThrow().graph().withGroups(4);
    }
}
