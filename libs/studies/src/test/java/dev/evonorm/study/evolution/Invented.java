package dev.evonorm.study.evolution;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.PopulationSettings;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Row;
import dev.evonorm.study.Tiny;
import dev.evonorm.study.worker.Answer;
import dev.evonorm.study.worker.Job;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.Measurement.Outcome;
import dev.evonorm.training.RejectionTests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In the place of trainings: verdict and score follow from the layer's form alone. Half of the layers are rejected at a cost
 * of one CPU-second; the others cost four, and score by how many nodes they have, which selection can go for.
 */
final class Invented implements Measuring {
    static final String ANCHOR = "resnet50";
    static final List<String> ANCHORS = List.of(ANCHOR);

    final AtomicInteger measured = new AtomicInteger();

    static SearchSettings search(int initialSize, int window) {
        SearchSettings evolution =
                Tiny.search(new PopulationSettings(initialSize, window, 0.5, Criterion.PARETO, Order.TICKET), ANCHOR);
        return Tiny.changed(evolution, "initial", Initial.RANDOM);
    }

    @Override
    public Row measure(LayerGraph canonical, double rank) {
        measured.incrementAndGet();
        int hash = Math.floorMod(GraphJson.write(canonical).hashCode(), 1000);
        List<Measurement> made = new ArrayList<>();
        boolean passed = hash % 2 == 0;
        made.add(of(RejectionTests.QUALITY, passed, 0.3, 1));
        if (passed) {
            made.add(of(RejectionTests.STABILITY, true, 1, 1));
            made.add(of(Job.SCORING, true, canonical.intermediateCount() / 20.0 + hash / 1e5, 2));
        }
        return Measured.into(Row.of("measured"), new Answer(made, ""));
    }

    private static Measurement of(String test, boolean passed, double figure, double cpu) {
        return new Measurement(test, ANCHOR, passed ? Outcome.PASSED : Outcome.FAILED, figure, "", cpu);
    }
}
