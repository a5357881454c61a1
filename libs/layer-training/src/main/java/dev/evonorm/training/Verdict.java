package dev.evonorm.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the two tests say of a layer. */
public sealed interface Verdict {
    /** What was measured, by names such as {@code quality.resnet50} (accuracy) and {@code stability.resnet50} (worst norm). */
    Map<String, Double> figures();

    /** The same verdict with other figures. */
    Verdict with(Map<String, Double> figures);

    /** This verdict of tests that came after a passed one, with the figures of both. */
    default Verdict after(Passed earlier) {
        Map<String, Double> both = new LinkedHashMap<>(earlier.figures());
        both.putAll(figures());
        return with(both);
    }

    /** All tests passed. */
    record Passed(Map<String, Double> figures) implements Verdict {
        /** Before any test. */
        public static final Passed NOTHING = new Passed(Map.of());

        @Override
        public Verdict with(Map<String, Double> figures) {
            return new Passed(figures);
        }
    }

    /**
     * A test failed.
     *
     * @param test {@code quality} or {@code stability}
     */
    record Rejected(String test, Anchor anchor, Map<String, Double> figures, String reason) implements Verdict {
        @Override
        public Verdict with(Map<String, Double> figures) {
            return new Rejected(test, anchor, figures, reason);
        }
    }

    /** The deadline passed before a verdict. */
    record Overrun(String test, Anchor anchor, Map<String, Double> figures, String reason) implements Verdict {
        @Override
        public Verdict with(Map<String, Double> figures) {
            return new Overrun(test, anchor, figures, reason);
        }
    }
}
