package dev.evonorm.study.rejection;

import dev.evonorm.contracts.settings.ChanceSettings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Row;
import dev.evonorm.study.worker.Answer;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.Measurement.Early;
import dev.evonorm.training.RejectionTests;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the quality test's early end would have decided of trainings that went on to their end: the spread of the answers
 * at the step at which it looks, the CPU seconds up to there, and the verdict.
 */
final class EarlyEnd {
    private static final String AT_CHANCE = "at chance";
    private static final String LEARNING = "learning";

    private EarlyEnd() {}

    static List<String> columns(List<String> anchors) {
        List<String> columns = new ArrayList<>();
        anchors.forEach(anchor -> columns.addAll(List.of(spread(anchor), cpu(anchor), verdict(anchor))));
        return columns;
    }

    /** The row with what was seen; nothing without settings, or where a training ended before. */
    static Row into(Row row, Answer answer, @Nullable ChanceSettings settings) {
        Row full = row;
        for (Measurement made : answer.measurements()) {
            Early early = made.early();
            if (settings != null && early != null) {
                full = full.with(spread(made.anchor()), early.spread())
                        .withSeconds(cpu(made.anchor()), early.cpuSeconds())
                        .with(verdict(made.anchor()), early.spread() < settings.spread() ? AT_CHANCE : LEARNING);
            }
        }
        return full;
    }

    /** Whether the training would have been given up. */
    static boolean atChance(Row row, String anchor) {
        return row.text(verdict(anchor)).equals(AT_CHANCE);
    }

    /** CPU seconds of the training up to where it would have been given up. */
    static double cost(Row row, String anchor) {
        return row.number(cpu(anchor));
    }

    /** Whether the training would have been given up, and passed in the end. */
    static boolean wrong(Row row, String anchor) {
        return atChance(row, anchor) && Measured.passed(row, RejectionTests.QUALITY, anchor);
    }

    private static String spread(String anchor) {
        return "early.%s.spread".formatted(anchor);
    }

    private static String cpu(String anchor) {
        return "early.%s.cpu".formatted(anchor);
    }

    private static String verdict(String anchor) {
        return "early.%s.verdict".formatted(anchor);
    }
}
