package dev.evonorm.study.layers;

import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Trial;
import dev.evonorm.study.layers.Layer.How;
import dev.evonorm.training.Measurement.Outcome;
import dev.evonorm.training.RejectionTests;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads layers from rows. */
final class Layers {
    private final List<String> anchors;
    private final double chance;
    private final Map<String, Row> byTrial = new HashMap<>();

    Layers(List<String> anchors, double chance, List<Row> rows) {
        this.anchors = anchors;
        this.chance = chance;
        rows.forEach(row -> byTrial.put(row.text(Trial.COLUMN), row));
    }

    Layer of(Row row) {
        boolean reference = row.text(Proposals.SOURCE).equals(RandomLayers.REFERENCE);
        String first = row.text(Proposals.SAME_AS);
        How how = !Proposals.alive(row) && !reference ? How.DEAD : first.isEmpty() ? How.TRAINED : How.REPEATED;
        Row measured = how == How.REPEATED ? byTrial.getOrDefault(first, row) : row;
        Map<String, Double> accuracy = new LinkedHashMap<>();
        for (String anchor : anchors) {
            if (how == How.DEAD) {
                accuracy.put(anchor, chance);
            } else if (decided(measured, anchor)) {
                double figure = measured.number(Measured.figure(RejectionTests.QUALITY, anchor));
                accuracy.put(anchor, Double.isFinite(figure) ? figure : chance);
            }
        }
        return new Layer(row.text(Trial.COLUMN), row.text(Proposals.FORMULA), reference, how, accuracy);
    }

    private static boolean decided(Row row, String anchor) {
        return Measured.made(row, RejectionTests.QUALITY, anchor)
                && !row.text(Measured.outcome(RejectionTests.QUALITY, anchor)).equals(Outcome.LATE.name());
    }
}
