package dev.evonorm.study.worker;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;

/**
 * What to measure of a layer.
 *
 * @param settings anchors, thresholds and trainings
 * @param extent which tests
 */
public record Job(LayerGraph layer, RejectionSettings settings, Extent extent) {
    /** Which tests are run. */
    public enum Extent {
        /** The quality test's training on every anchor, whatever comes of it. */
        QUALITY_EVERYWHERE,
        /**
         * The quality test anchor by anchor until it fails, then the stability test likewise, whatever the other said. That
         * is enough to tell what any pipeline of the two would have said and cost.
         */
        EACH_TEST_UNTIL_IT_FAILS
    }
}
