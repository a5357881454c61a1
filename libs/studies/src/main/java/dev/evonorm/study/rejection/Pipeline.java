package dev.evonorm.study.rejection;

import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.training.RejectionTests;

import java.util.ArrayList;
import java.util.List;

/**
 * The means by which proposals are decided, each on or off; what it decides of a measured proposal, and at what cost.
 *
 * @param probe whether dead graphs are stopped
 * @param reuse whether a function that was decided before is recognised
 * @param early whether a quality training that is at chance is given up early
 * @param quality whether that test is made
 * @param stability whether that test is made
 */
record Pipeline(boolean probe, boolean reuse, boolean early, boolean quality, boolean stability) {
    static final Pipeline FULL = new Pipeline(true, true, true, true, true);
    static final Pipeline TESTS_ALONE = new Pipeline(false, false, false, true, true);

    /** Where a proposal ends. */
    enum Stage {
        PROBE,
        REUSE,
        /** The quality test, given up early. */
        EARLY,
        QUALITY,
        STABILITY,
        UNDECIDED,
        ACCEPTED
    }

    /**
     * A decision.
     *
     * @param probeCpu CPU seconds of the probe
     * @param qualityCpu of the quality tests that were made
     * @param stabilityCpu of the stability tests that were made
     */
    record Decision(Stage stage, double probeCpu, double qualityCpu, double stabilityCpu) {
        double cpu() {
            return probeCpu + qualityCpu + stabilityCpu;
        }
    }

    /** All that are worth comparing: with the tests on, off, and alone, each with and without the means before them. */
    static List<Pipeline> all() {
        List<Pipeline> all = new ArrayList<>();
        for (boolean[] tests : new boolean[][] {{true, true}, {true, false}, {false, true}}) {
            if (tests[0]) {
                all.add(new Pipeline(true, true, true, tests[0], tests[1]));
            }
            all.add(new Pipeline(true, true, false, tests[0], tests[1]));
            all.add(new Pipeline(true, false, false, tests[0], tests[1]));
            all.add(new Pipeline(false, false, false, tests[0], tests[1]));
        }
        return all;
    }

    /** As in {@code preqs}: what is on, by its first letter. */
    String initials() {
        return name().replaceAll("(\\w)\\w+( \\+ )?", "$1");
    }

    /** As in {@code probe + reuse + early + quality + stability}. */
    String name() {
        List<String> parts = new ArrayList<>();
        if (probe) {
            parts.add("probe");
        }
        if (reuse) {
            parts.add("reuse");
        }
        if (early) {
            parts.add("early");
        }
        if (quality) {
            parts.add("quality");
        }
        if (stability) {
            parts.add("stability");
        }
        return String.join(" + ", parts);
    }

    /** Decides as the rejection service does: anchor by anchor quality, then stability; the first failure rejects. */
    Decision decide(Row row, List<String> anchors) {
        double probeCpu = probe || reuse ? row.number(Proposals.PROBE_CPU) : 0;
        if (probe && !Proposals.alive(row)) {
            return new Decision(Stage.PROBE, probeCpu, 0, 0);
        }
        if (reuse && row.has(Proposals.SAME_AS)) {
            return new Decision(Stage.REUSE, probeCpu, 0, 0);
        }
        double qualityCpu = 0;
        double stabilityCpu = 0;
        for (String anchor : anchors) {
            if (quality && early && EarlyEnd.atChance(row, anchor)) {
                return new Decision(Stage.EARLY, probeCpu, qualityCpu + EarlyEnd.cost(row, anchor), stabilityCpu);
            }
            if (quality) {
                qualityCpu += cost(row, RejectionTests.QUALITY, anchor);
                if (!Measured.passed(row, RejectionTests.QUALITY, anchor)) {
                    return ended(
                            row, RejectionTests.QUALITY, anchor, Stage.QUALITY, probeCpu, qualityCpu, stabilityCpu);
                }
            }
            if (stability) {
                stabilityCpu += cost(row, RejectionTests.STABILITY, anchor);
                if (!Measured.passed(row, RejectionTests.STABILITY, anchor)) {
                    return ended(
                            row, RejectionTests.STABILITY, anchor, Stage.STABILITY, probeCpu, qualityCpu, stabilityCpu);
                }
            }
        }
        return new Decision(Stage.ACCEPTED, probeCpu, qualityCpu, stabilityCpu);
    }

    private static Decision ended(
            Row row,
            String test,
            String anchor,
            Stage failed,
            double probeCpu,
            double qualityCpu,
            double stabilityCpu) {
        return new Decision(
                Measured.failed(row, test, anchor) ? failed : Stage.UNDECIDED, probeCpu, qualityCpu, stabilityCpu);
    }

    private static double cost(Row row, String test, String anchor) {
        return Measured.made(row, test, anchor) ? row.number(Measured.cpu(test, anchor)) : 0;
    }
}
