package dev.evonorm.training;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.Verdict.Passed;
import dev.evonorm.training.data.Dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the quality and the stability test on every anchor in the settings' order, both on one anchor before the next; the
 * first failure rejects. Safe for use by several threads.
 */
public final class RejectionTests {
    /** The quality test's name in verdicts and figures. */
    public static final String QUALITY = "quality";

    /** The stability test's name in verdicts and figures. */
    public static final String STABILITY = "stability";

    /** Of both tests, in the order in which they are made on an anchor. */
    public static final List<String> NAMES = List.of(QUALITY, STABILITY);

    /** Follows the tests of one layer. A test that throws does not end. */
    @FunctionalInterface
    public interface Progress {
        void begins(String test, Anchor anchor);

        /** @param figure what was measured: an accuracy or a norm; NaN where it came to none */
        default void ended(String test, Anchor anchor, double figure, boolean passed) {}
    }

    private final QualityTest quality;
    private final StabilityTest stability;

    /** @param threads TensorFlow threads that one test may use; all tests of a process should agree on it */
    public RejectionTests(int threads) {
        this.quality = new QualityTest(new NetworkTrainer(threads));
        this.stability = new StabilityTest(threads);
    }

    /**
     * @param progress told what runs, on the thread that called this
     * @throws IllegalArgumentException if the settings name an unknown anchor
     */
    public Verdict run(LayerGraph layer, Dataset data, RejectionSettings settings, Progress progress) {
        Passed passed = Passed.NOTHING;
        for (Anchor anchor : anchors(settings)) {
            Verdict verdict = run(layer, anchor, data, settings, progress).after(passed);
            if (!(verdict instanceof Passed further)) {
                return verdict;
            }
            passed = further;
        }
        return passed;
    }

    /**
     * Both tests on one anchor, the first failure rejects: for those who order the anchors themselves.
     *
     * @param settings thresholds and trainings of both tests; its anchors are not looked at
     * @param progress told what runs, on the thread that called this
     */
    public Verdict run(LayerGraph layer, Anchor anchor, Dataset data, RejectionSettings settings, Progress progress) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String test : NAMES) {
            progress.begins(test, anchor);
            ChanceRule chance = ChanceRule.of(settings.quality().chance(), true);
            TestOutcome outcome = run(test, layer, anchor, data, settings, chance);
            figures.put(test + "." + anchor.id(), outcome.figure());
            progress.ended(test, anchor, outcome.figure(), outcome instanceof TestOutcome.Passed);
            Optional<Verdict> verdict = verdict(outcome, test, anchor, figures);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return new Passed(figures);
    }

    /**
     * The networks that the settings name.
     *
     * @throws IllegalArgumentException if one is unknown
     */
    public static List<Anchor> anchors(RejectionSettings settings) {
        return settings.anchors().stream().map(RejectionTests::anchor).toList();
    }

    /**
     * One test on one anchor, whatever the others say: for studies of the tests themselves. A training goes on to its end
     * also where the rule of chance would give it up; what it saw is told.
     *
     * @param test {@link #QUALITY} or {@link #STABILITY}
     * @param settings thresholds and trainings of both tests; its anchors are not looked at
     */
    public Measurement measure(String test, LayerGraph layer, Anchor anchor, Dataset data, RejectionSettings settings) {
        if (!NAMES.contains(test)) {
            throw new IllegalArgumentException(
                    "no test is called '%s'; known: %s, %s".formatted(test, QUALITY, STABILITY));
        }
        ChanceRule chance = ChanceRule.of(settings.quality().chance(), false);
        return measure(test, layer, anchor, data, settings, chance);
    }

    /** Each test that {@link #run} makes, with its figure and its cost; the last one is the one that failed, if one did. */
    public List<Measurement> measureAll(LayerGraph layer, Dataset data, RejectionSettings settings) {
        List<Measurement> made = new ArrayList<>();
        for (Anchor anchor : anchors(settings)) {
            for (String test : NAMES) {
                ChanceRule chance = ChanceRule.of(settings.quality().chance(), true);
                Measurement measurement = measure(test, layer, anchor, data, settings, chance);
                made.add(measurement);
                if (!measurement.passed()) {
                    return made;
                }
            }
        }
        return made;
    }

    private Measurement measure(
            String test, LayerGraph layer, Anchor anchor, Dataset data, RejectionSettings settings, ChanceRule chance) {
        double before = ProcessUse.cpuSeconds();
        TestOutcome outcome = run(test, layer, anchor, data, settings, chance);
        return Measurement.of(test, anchor, outcome, ProcessUse.cpuSeconds() - before, chance);
    }

    private TestOutcome run(
            String test, LayerGraph layer, Anchor anchor, Dataset data, RejectionSettings settings, ChanceRule chance) {
        TrainingSettings training = settings.quality().training();
        return test.equals(QUALITY)
                ? quality.run(layer, anchor, data, settings.quality(), chance)
                : stability.run(layer, anchor, data, settings.stability(), training);
    }

    private static Optional<Verdict> verdict(
            TestOutcome outcome, String test, Anchor anchor, Map<String, Double> figures) {
        if (outcome instanceof TestOutcome.Failed failed) {
            return Optional.of(new Verdict.Rejected(test, anchor, figures, failed.reason()));
        }
        if (outcome instanceof TestOutcome.Late late) {
            return Optional.of(new Verdict.Overrun(test, anchor, figures, late.reason()));
        }
        return Optional.empty();
    }

    private static Anchor anchor(String id) {
        return Anchor.byId(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no anchor is called '" + id + "'; known: " + String.join(", ", Anchor.ids())));
    }
}
