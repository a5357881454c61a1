package dev.evonorm.training;

import java.util.Map;

/** What the two tests say of a layer. */
public sealed interface Verdict {
    /** What was measured, by names such as {@code quality.resnet50} (accuracy) and {@code stability.resnet50} (worst norm). */
    Map<String, Double> figures();

    /** All tests passed on all anchors. */
    record Passed(Map<String, Double> figures) implements Verdict {}

    /**
     * A test failed.
     *
     * @param test {@code quality} or {@code stability}
     */
    record Rejected(String test, Anchor anchor, Map<String, Double> figures, String reason) implements Verdict {}

    /** The deadline passed before a verdict. */
    record Overrun(String test, Anchor anchor, Map<String, Double> figures, String reason) implements Verdict {}
}
