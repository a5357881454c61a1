package dev.evonorm.example.cost;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainingCostTaskTest {
    private static final TrainingSettings TRAINING = new TrainingSettings(
            "elsewhere", Scale.TINY, 1000, 64, 1e-6, Schedule.COSINE, 0.9, 1e-4, 1, Duration.ofMinutes(2));

    private final TrainingCostTask task = new TrainingCostTask(1);

    private static final LayerGraph RELU = GraphJson.read(
            """
            {"version":1,"nodes":[{"op":"x"},{"op":"zero"},{"op":"v0"},{"op":"v1"},{"op":"max","in":[0,1]}]}""");
    private static final LayerGraph EVONORM =
            Catalogue.find("evonorm-b0").orElseThrow().graph();

    private static CandidateAccepted candidate(LayerGraph layer, TrainingSettings training) {
        return new CandidateAccepted(
                "demo",
                "demo-00001",
                1,
                null,
                null,
                layer,
                Map.of(),
                training,
                List.of("resnet50", "training-cost"),
                0);
    }

    private double cost(LayerGraph layer) {
        return ((Evaluation.Scored) task.evaluate(candidate(layer, TRAINING))).score();
    }

    @Test
    void aLayerOfManyOperationsCostsMoreThanOneOfFew() {
        double plain = cost(RELU);
        double rich = cost(EVONORM);

        assertThat(plain).isPositive();
        assertThat(rich).isGreaterThan(1.1 * plain);
    }

    @Test
    void aTrainingThatTakesTooLongHasNoCost() {
        TrainingSettings hasty = new TrainingSettings(
                "synthetic", Scale.TINY, 1000, 64, 0.1, Schedule.COSINE, 0.9, 1e-4, 1, Duration.ofMillis(1));

        assertThat(task.evaluate(candidate(RELU, hasty)))
                .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.reason())
                        .startsWith("no cost after 0 of 106 steps"));
    }

    @Test
    void itMeasuresOneLayerAtATime() {
        assertThatThrownBy(() -> new TrainingCostTask(2)).hasMessageContaining("evonorm.worker.jobs is 2");
    }
}
