package dev.evonorm.study.rejection;

import dev.evonorm.contracts.settings.ChanceSettings;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Tiny;
import dev.evonorm.study.rejection.Pipeline.Decision;
import dev.evonorm.study.rejection.Pipeline.Stage;
import dev.evonorm.study.worker.Answer;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.Measurement.Early;
import dev.evonorm.training.Measurement.Outcome;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PipelineTest {
    private static final List<String> ANCHORS = List.of("resnet50", "mobilenetv2");
    private static final double PROBE_CPU = 0.25;

    /** Passes everything: 1 + 2 CPU-seconds on each anchor. */
    private static final Row GOOD = row(
            "good", Proposals.ALIVE, "", quality(0, true), stability(0, true), quality(1, true), stability(1, true));

    /** Falls in stability on the first anchor; the quality test went on. */
    private static final Row UNSTABLE =
            row("unstable", Proposals.ALIVE, "", quality(0, true), quality(1, true), stability(0, false));

    /** Dead, and falls in quality at once. */
    private static final Row DEAD =
            row("dead", "constant", "", quality(0, false), stability(0, true), stability(1, true));

    private static Measurement quality(int anchor, boolean passed) {
        return new Measurement("quality", ANCHORS.get(anchor), outcome(passed), 0.3, "", 1);
    }

    private static Measurement stability(int anchor, boolean passed) {
        return new Measurement("stability", ANCHORS.get(anchor), outcome(passed), 10, "", 2);
    }

    private static Outcome outcome(boolean passed) {
        return passed ? Outcome.PASSED : Outcome.FAILED;
    }

    private static Row row(String trial, String probe, String sameAs, Measurement... measured) {
        Row row = Row.of(trial)
                .with(Proposals.SOURCE, RejectionStudy.RANDOM)
                .with(Proposals.PROBE, probe)
                .with(Proposals.SAME_AS, sameAs)
                .with(Proposals.PROBE_CPU, PROBE_CPU);
        return Measured.into(row, new Answer(List.of(measured), ""));
    }

    private static Decision decide(Row row, boolean probe, boolean reuse, boolean quality, boolean stability) {
        return new Pipeline(probe, reuse, false, quality, stability).decide(row, ANCHORS);
    }

    @Test
    void withEverythingOnTheFirstMeansThatStopsAProposalEndsIt() {
        assertThat(decide(GOOD, true, true, true, true)).isEqualTo(new Decision(Stage.ACCEPTED, PROBE_CPU, 2, 4));
        assertThat(decide(UNSTABLE, true, true, true, true)).isEqualTo(new Decision(Stage.STABILITY, PROBE_CPU, 1, 2));
        assertThat(decide(DEAD, true, true, true, true)).isEqualTo(new Decision(Stage.PROBE, PROBE_CPU, 0, 0));
    }

    @Test
    void aPipelineIsNamedByWhatIsOn() {
        assertThat(Pipeline.FULL.name()).isEqualTo("probe + reuse + early + quality + stability");
        assertThat(Pipeline.FULL.initials()).isEqualTo("preqs");
        assertThat(Pipeline.TESTS_ALONE.initials()).isEqualTo("qs");
    }

    @Test
    void aTestThatIsOffNeitherStopsNorCosts() {
        assertThat(decide(UNSTABLE, false, false, true, false)).isEqualTo(new Decision(Stage.ACCEPTED, 0, 2, 0));
        assertThat(decide(DEAD, false, false, false, true)).isEqualTo(new Decision(Stage.ACCEPTED, 0, 0, 4));
        assertThat(decide(DEAD, false, false, true, true)).isEqualTo(new Decision(Stage.QUALITY, 0, 1, 0));
    }

    @Test
    void aRepeatedFunctionCostsTheProbeAloneWhereVerdictsAreReused() {
        Row repeated = row("repeated", Proposals.ALIVE, "good", quality(0, false), stability(0, false));
        assertThat(decide(repeated, true, true, true, true)).isEqualTo(new Decision(Stage.REUSE, PROBE_CPU, 0, 0));
        assertThat(decide(repeated, true, false, true, true)).isEqualTo(new Decision(Stage.QUALITY, PROBE_CPU, 1, 0));
    }

    @Test
    void aTrainingThatIsGivenUpEarlyCostsWhatItTookUpToThere() {
        Row late = atChance("late", quality(0, true), early(1, false, 0.0005));

        assertThat(Pipeline.FULL.decide(late, ANCHORS)).isEqualTo(new Decision(Stage.EARLY, PROBE_CPU, 1.125, 2));
        assertThat(decide(late, true, true, true, true)).isEqualTo(new Decision(Stage.QUALITY, PROBE_CPU, 2, 2));
        Row learns = atChance("learns", early(0, true, 0.002), quality(1, false));
        assertThat(Pipeline.FULL.decide(learns, ANCHORS).stage()).isEqualTo(Stage.QUALITY);
    }

    @Test
    void falseRejectsOfTheEarlyEndAreFoundAndSavingsCounted() {
        Row sound = atChance("sound", early(0, false, 0.0005));
        Row wrong = atChance("wrong", early(0, true, 0.0005), quality(1, true));

        Findings findings = new RejectionFindings(settings(), List.of(sound, wrong)).findings();

        assertThat(findings.figures()).containsEntry("falseRejectsEarly", 1);
        assertThat(findings.notes()).anySatisfy(note -> assertThat(note)
                .contains("of 2 that it would have given up, 1 pass the quality test (wrong on resnet50)")
                .contains("3.000 CPU-s, it would have saved 91.7 %"));
    }

    private static Measurement early(int anchor, boolean passed, double spread) {
        return new Measurement("quality", ANCHORS.get(anchor), outcome(passed), 0.3, "", 1, new Early(spread, 0.125));
    }

    private static Row atChance(String trial, Measurement... qualities) {
        List<Measurement> measured = new ArrayList<>(List.of(qualities));
        measured.add(stability(0, true));
        measured.add(stability(1, true));
        Row row = row(trial, Proposals.ALIVE, "", measured.toArray(Measurement[]::new));
        return EarlyEnd.into(row, new Answer(measured, ""), new ChanceSettings(10, 0.001));
    }

    @Test
    void aCrashOrAMissedDeadlineDecidesNothing() {
        Row late = row(
                "late",
                Proposals.ALIVE,
                "",
                new Measurement("quality", "resnet50", Outcome.LATE, Double.NaN, "late", 9));
        assertThat(decide(late, true, true, true, true)).isEqualTo(new Decision(Stage.UNDECIDED, PROBE_CPU, 9, 0));
        assertThat(decide(row("crashed", Proposals.ALIVE, ""), true, true, true, true)
                        .stage())
                .isEqualTo(Stage.UNDECIDED);
    }

    @Test
    void falseRejectsAndDisagreementsOfReuseAreFound() {
        Row wronglyDead = row(
                "wrong", "constant", "", quality(0, true), stability(0, true), quality(1, true), stability(1, true));
        Row differs = row("differs", Proposals.ALIVE, "good", quality(0, false), stability(0, false));
        Findings findings =
                new RejectionFindings(settings(), List.of(GOOD, UNSTABLE, DEAD, wronglyDead, differs)).findings();

        assertThat(findings.figures()).containsEntry("falseRejects", 1).containsEntry("reuseDisagreements", 1);
        assertThat((Double) findings.figures().get("cpuSecondsPerAccepted.full.random"))
                .isCloseTo((6 + 3 + 5 * PROBE_CPU) / 2, within(1e-9));
        assertThat((Double) findings.figures().get("cpuSecondsPerAccepted.testsAlone.random"))
                .isCloseTo((6 + 3 + 1 + 6 + 1) / 2.0, within(1e-9));
        assertThat(findings.notes()).anySatisfy(note -> assertThat(note)
                .contains("17.0 CPU-s of both tests alone, 7.000 go to dead graphs, 1.000 to repetitions")
                .contains("1.889 × cheaper at most"));
    }

    private static RejectionStudy.Settings settings() {
        return new RejectionStudy.Settings(
                5,
                0,
                List.of(),
                1,
                Tiny.SPACE,
                Tiny.ONE_MUTATION,
                Tiny.tests(2, ANCHORS.toArray(String[]::new)),
                "none");
    }
}
