package dev.evonorm.study.worker;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.RejectionTests;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to measure of a layer.
 *
 * @param settings anchors, thresholds and trainings
 * @param scoring the training that scores it, for those extents that do
 * @param extent what is measured
 */
public record Job(LayerGraph layer, RejectionSettings settings, @Nullable TrainingSettings scoring, Extent extent) {
    /** The name of the scoring training among the measurements. */
    public static final String SCORING = "scoring";

    /** All that may be measured: both tests and the scoring. */
    public static final List<String> MEASUREMENTS =
            Stream.concat(RejectionTests.NAMES.stream(), Stream.of(SCORING)).toList();

    public Job {
        if (extent.scores && scoring == null) {
            throw new IllegalArgumentException(extent + " scores the layer; say by which training");
        }
    }

    /** What is measured. */
    public enum Extent {
        /** The quality test's training on every anchor, whatever comes of it. */
        QUALITY_EVERYWHERE(false),
        /**
         * The quality test anchor by anchor until it fails, then the stability test likewise, whatever the other said. That
         * is enough to tell what any pipeline of the two would have said and cost.
         */
        EACH_TEST_UNTIL_IT_FAILS(false),
        /** The tests as a search makes them, the first failure ends them; what passes is scored on every anchor. */
        AS_IN_A_SEARCH(true),
        /** The scoring on every anchor. */
        SCORING_ALONE(true),
        /** Both tests and the scoring on every anchor, whatever comes of them. */
        EVERYTHING(true);

        private final boolean scores;

        Extent(boolean scores) {
            this.scores = scores;
        }
    }

    /** The tests of a layer, without scoring. */
    public static Job tests(LayerGraph layer, RejectionSettings settings, Extent extent) {
        return new Job(layer, settings, null, extent);
    }

    /** The sum of all deadlines within it. */
    Duration deadline() {
        Duration tests = settings.quality().training().deadline().multipliedBy(RejectionTests.NAMES.size());
        Duration anchor = scoring == null ? tests : tests.plus(scoring.deadline());
        return anchor.multipliedBy(settings.anchors().size());
    }
}
