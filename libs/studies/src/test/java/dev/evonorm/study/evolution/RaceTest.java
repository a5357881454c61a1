package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.study.ResultFile;
import dev.evonorm.study.StudyFolder;
import dev.evonorm.study.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RaceTest {
    private static final double BUDGET = 300;
    private static final int INITIAL = 6;
    private static final SearchSettings SEARCH = Invented.search(INITIAL, 12);
    private static final Contender EVOLUTION = new Contender("evolution", SEARCH);
    private static final Contender RANDOM = new Contender("random", Tiny.changed(SEARCH, "strategy", Strategy.RANDOM));
    private static final List<Contender> BOTH = List.of(EVOLUTION, RANDOM);

    @TempDir
    Path folder;

    private Map<String, List<Decided>> race(String place, List<Contender> contenders, double budget) throws Exception {
        Path root = folder.resolve(place);
        try (StudyFolder opened = StudyFolder.open(root, Files.exists(root))) {
            ResultFile results = opened.results("race", SEARCH, Decided.columns(Invented.ANCHORS));
            Race race = new Race(contenders, new Invented(), results, budget);
            race.run((ran, run, course) -> {});
            Map<String, List<Decided>> decided = new HashMap<>();
            contenders.forEach(contender -> decided.put(contender.side(), race.decided(contender)));
            return decided;
        }
    }

    /** What does not depend on how fast this machine is. */
    private static List<String> course(List<Decided> decided) {
        return decided.stream()
                .map(ticket -> "%d %s %s %s %s"
                        .formatted(ticket.ticket(), ticket.verdict(), ticket.sameAs(), ticket.scores(), ticket.graph()))
                .toList();
    }

    private static void assertSameCourse(List<Decided> one, List<Decided> other) {
        int common = Math.min(one.size(), other.size());
        assertThat(common).isGreaterThan(100);
        assertThat(course(one).subList(0, common)).isEqualTo(course(other).subList(0, common));
    }

    @Test
    void theSameSeedGivesTheSameCourseInWhateverCompany() throws Exception {
        List<Decided> alone = race("alone", List.of(EVOLUTION), BUDGET).get("evolution");
        List<Decided> inCompany = race("company", BOTH, BUDGET).get("evolution");

        assertSameCourse(alone, inCompany);
    }

    @Test
    void aRaceThatWasCutOffAtAnyRowGoesOnAsIfNothingHadHappened() throws Exception {
        List<Decided> whole = race("whole", BOTH, BUDGET).get("evolution");
        race("cut", BOTH, BUDGET / 3);
        cutInTheMiddleOfARow(folder.resolve("cut/trials.csv"));

        List<Decided> gone = race("cut", BOTH, BUDGET).get("evolution");

        assertSameCourse(whole, gone);
    }

    private static void cutInTheMiddleOfARow(Path csv) throws IOException {
        String text = Files.readString(csv);
        Files.writeString(csv, text.substring(0, text.length() * 4 / 5));
    }

    @Test
    void untilThePopulationHasItsInitialSizeBothSidesMakeTheSameProposals() throws Exception {
        Map<String, List<Decided>> decided = race("shared", BOTH, BUDGET);

        Heat evolution = Heat.of(EVOLUTION, decided.get("evolution"), BUDGET, 10, 0.1);
        int filled = (int) evolution.filled();

        assertThat(filled).isPositive();
        assertThat(course(decided.get("evolution")).subList(0, filled))
                .isEqualTo(course(decided.get("random")).subList(0, filled));
        assertThat(course(decided.get("evolution")).subList(filled, filled + 50))
                .isNotEqualTo(course(decided.get("random")).subList(filled, filled + 50));
    }

    @Test
    void evolutionFindsWhatScoresWellWhereSelectionCanGoForIt() throws Exception {
        Map<String, List<Decided>> decided = race("selection", BOTH, BUDGET);

        double evolved =
                Heat.of(EVOLUTION, decided.get("evolution"), BUDGET, 10, 0.1).top();
        double drawn = Heat.of(RANDOM, decided.get("random"), BUDGET, 10, 0.1).top();

        assertThat(evolved).isGreaterThan(drawn + 0.05);
    }

    @Test
    void aRepeatedFunctionIsAMemberAgainAndCostsTheProbeAlone() throws Exception {
        List<Decided> decided = race("repeats", BOTH, BUDGET).get("evolution");

        List<Decided> repeated = decided.stream()
                .filter(ticket ->
                        ticket.verdict() == Verdict.ACCEPTED && !ticket.sameAs().isEmpty())
                .toList();

        assertThat(repeated).isNotEmpty().allSatisfy(ticket -> {
            Decided first = decided.get(Integer.parseInt(ticket.sameAs()) - 1);
            assertThat(first.ticket()).isLessThan(ticket.ticket());
            assertThat(ticket.scores()).isEqualTo(first.scores());
            assertThat(ticket.function()).isEqualTo(first.function());
            assertThat(ticket.cpu()).isLessThan(1);
            assertThat(ticket.graph()).isNotNull();
        });
    }

    @Test
    void theBatchIndependentSearchNeverProposesABatchAggregationAndRunsToItsEnd() throws Exception {
        SpaceSettings whole = Tiny.SPACE;
        SpaceSettings space = new SpaceSettings(whole.nodes(), false, whole.opSampling(), whole.groups());
        Course course = new Course(Tiny.changed(SEARCH, "space", space));
        Decider decider = new Decider(new Invented(), SEARCH);

        while (course.cpu() < BUDGET) {
            Course.Proposal proposal = course.next();
            assertThat(proposal.graph().nodes()).noneMatch(node -> node.acrossBatch());
            course.take(Decided.of(decider.decide("s", proposal, course), Invented.ANCHORS));
        }

        assertThat(course.arrived()).isGreaterThan(INITIAL);
    }

    @Test
    void theOldestMemberLeavesTheWindow() throws Exception {
        Course course = new Course(Invented.search(2, 3));
        Decider decider = new Decider(new Invented(), SEARCH);
        while (course.arrived() < 8) {
            List<Contestant> before = course.population();
            long arrived = course.arrived();
            course.take(Decided.of(decider.decide("w", course.next(), course), Invented.ANCHORS));
            if (course.arrived() > arrived && before.size() == 3) {
                assertThat(course.population()).hasSize(3);
                assertThat(course.population().subList(0, 2)).isEqualTo(before.subList(1, 3));
            }
        }
    }
}
