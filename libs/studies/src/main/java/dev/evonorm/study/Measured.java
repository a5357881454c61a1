package dev.evonorm.study;

import dev.evonorm.study.worker.Answer;
import dev.evonorm.training.Measurement;

import java.util.ArrayList;
import java.util.List;

/** How measurements stand in columns: figure, CPU seconds and outcome by test and anchor, then what a crash left. */
public final class Measured {
    private static final String CRASH = "crash";
    private static final String PASSED = Measurement.Outcome.PASSED.name();

    private Measured() {}

    /** The columns of these tests on these anchors. */
    public static List<String> columns(List<String> tests, List<String> anchors) {
        List<String> columns = new ArrayList<>();
        for (String test : tests) {
            for (String anchor : anchors) {
                columns.addAll(List.of(figure(test, anchor), cpu(test, anchor), outcome(test, anchor)));
            }
        }
        columns.add(CRASH);
        return columns;
    }

    /** The row with all that was measured. */
    public static Row into(Row row, Answer answer) {
        Row full = row.with(CRASH, answer.crash());
        for (Measurement made : answer.measurements()) {
            full = full.with(figure(made.test(), made.anchor()), made.figure())
                    .withSeconds(cpu(made.test(), made.anchor()), made.cpuSeconds())
                    .with(outcome(made.test(), made.anchor()), made.outcome().name());
        }
        return full;
    }

    public static String figure(String test, String anchor) {
        return test + "." + anchor;
    }

    public static String cpu(String test, String anchor) {
        return test + "." + anchor + ".cpu";
    }

    public static String outcome(String test, String anchor) {
        return test + "." + anchor + ".outcome";
    }

    /** Whether the test was made there. */
    public static boolean made(Row row, String test, String anchor) {
        return row.has(outcome(test, anchor));
    }

    /** Whether the test was made there and passed. */
    public static boolean passed(Row row, String test, String anchor) {
        return row.text(outcome(test, anchor)).equals(PASSED);
    }

    /** Whether the test was made there and failed; a test that was late did neither. */
    public static boolean failed(Row row, String test, String anchor) {
        return row.text(outcome(test, anchor)).equals(Measurement.Outcome.FAILED.name());
    }

    public static boolean crashed(Row row) {
        return row.has(CRASH);
    }
}
