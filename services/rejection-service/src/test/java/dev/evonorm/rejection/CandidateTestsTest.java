package dev.evonorm.rejection;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Verdict;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.Datasets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static dev.evonorm.training.Anchor.EFFICIENTNETB0;
import static dev.evonorm.training.Anchor.MOBILENETV2;
import static dev.evonorm.training.Anchor.RESNET50;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The order of tests; what they measure is invented, and each ends when it is told to. */
@Timeout(60)
class CandidateTestsTest {
    private static final Dataset DATA = Datasets.synthetic(1);
    private static final LayerGraph FIRST = Proposals.layer("gn-relu");
    private static final LayerGraph SECOND = Proposals.layer("frn");

    private final CpuShares shares = new CpuShares(() -> 0);
    private final Map<OnNetwork, CompletableFuture<Verdict>> ends = new ConcurrentHashMap<>();
    private final List<OnNetwork> begun = new CopyOnWriteArrayList<>();
    private final ExecutorService jobs = Executors.newCachedThreadPool();

    /** Both tests of a layer on a network. */
    private record OnNetwork(LayerGraph layer, Anchor anchor) {}

    @AfterEach
    void stop() {
        jobs.shutdownNow();
    }

    private CandidateTests atATime(int tests) {
        return within(new Turns(tests));
    }

    private CandidateTests within(Turns turns) {
        return new CandidateTests(
                (layer, anchor, data, settings, progress) -> {
                    OnNetwork test = new OnNetwork(layer, anchor);
                    begun.add(test);
                    return result(end(test));
                },
                Stages.off(),
                turns);
    }

    private static Verdict result(CompletableFuture<Verdict> end) {
        try {
            return end.join();
        } catch (CompletionException e) {
            throw (Error) e.getCause();
        }
    }

    private CompletableFuture<Verdict> end(OnNetwork test) {
        return ends.computeIfAbsent(test, unknown -> new CompletableFuture<>());
    }

    private void passes(LayerGraph layer, Anchor anchor) {
        end(new OnNetwork(layer, anchor)).complete(new Verdict.Passed(figures(anchor)));
    }

    private void fails(LayerGraph layer, Anchor anchor) {
        end(new OnNetwork(layer, anchor))
                .complete(new Verdict.Rejected("quality", anchor, figures(anchor), "failed on " + anchor));
    }

    private static Map<String, Double> figures(Anchor anchor) {
        return Map.of("quality." + anchor.id(), 0.5);
    }

    private Future<Verdict> verdict(CandidateTests tests, LayerGraph layer) {
        RejectionSettings one = Proposals.passing();
        List<String> anchors = List.of(MOBILENETV2.id(), RESNET50.id(), EFFICIENTNETB0.id());
        RejectionSettings settings = new RejectionSettings(anchors, true, true, one.quality(), one.stability());
        return jobs.submit(() -> tests.run(layer, DATA, settings, shares.meter()));
    }

    private void awaitBegun(LayerGraph layer, Anchor anchor) {
        await().until(() -> begun.contains(new OnNetwork(layer, anchor)));
    }

    @Test
    void whoPassesAllHasTheFiguresOfAllInTheSettingsOrder() throws Exception {
        for (Anchor anchor : Anchor.values()) {
            passes(FIRST, anchor);
        }

        Verdict verdict = verdict(atATime(2), FIRST).get();

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.figures().keySet())
                .containsExactly("quality.mobilenetv2", "quality.resnet50", "quality.efficientnetb0");
    }

    @Test
    void theFirstNetworkIsTestedAlone() throws Exception {
        Future<Verdict> verdict = verdict(atATime(3), FIRST);
        awaitBegun(FIRST, MOBILENETV2);
        fails(FIRST, MOBILENETV2);

        assertThat(verdict.get()).isInstanceOf(Verdict.Rejected.class);
        assertThat(begun).hasSize(1);
    }

    @Test
    void theVerdictIsThatOfTheEarlierNetworkThoughALaterOneFailedBefore() throws Exception {
        passes(FIRST, MOBILENETV2);
        Future<Verdict> verdict = verdict(atATime(2), FIRST);
        awaitBegun(FIRST, EFFICIENTNETB0);
        fails(FIRST, EFFICIENTNETB0);
        awaitBegun(FIRST, RESNET50);
        fails(FIRST, RESNET50);

        assertThat(verdict.get()).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.anchor()).isEqualTo(RESNET50);
            assertThat(rejected.figures().keySet()).containsExactly("quality.mobilenetv2", "quality.resnet50");
        });
    }

    @Test
    void whereOneIsTestedAtATimeTheFirstFailureEndsTheTests() throws Exception {
        passes(FIRST, MOBILENETV2);
        fails(FIRST, RESNET50);

        assertThat(verdict(atATime(1), FIRST).get()).isInstanceOf(Verdict.Rejected.class);
        assertThat(begun).extracting(OnNetwork::anchor).containsExactly(MOBILENETV2, RESNET50);
    }

    @Test
    void allThreadsBringTheOlderCandidateToItsEndFirst() throws Exception {
        Turns turns = new Turns(2);
        CandidateTests tests = within(turns);
        Future<Verdict> first = verdict(tests, FIRST);
        awaitBegun(FIRST, MOBILENETV2);
        Future<Verdict> second = verdict(tests, SECOND);
        awaitBegun(SECOND, MOBILENETV2);
        passes(FIRST, MOBILENETV2);
        awaitBegun(FIRST, RESNET50);
        await().until(() -> turns.waiting() == 1);
        passes(SECOND, MOBILENETV2);
        awaitBegun(FIRST, EFFICIENTNETB0);

        assertThat(begun).hasSize(4);
        passes(FIRST, RESNET50);
        passes(FIRST, EFFICIENTNETB0);
        assertThat(first.get()).isInstanceOf(Verdict.Passed.class);
        passes(SECOND, RESNET50);
        passes(SECOND, EFFICIENTNETB0);
        assertThat(second.get()).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aTestThatThrowsIsNoVerdictAndItsTurnIsGivenBack() throws Exception {
        CandidateTests tests = atATime(1);
        passes(FIRST, MOBILENETV2);
        end(new OnNetwork(FIRST, RESNET50)).completeExceptionally(new OutOfMemoryError("no memory"));

        assertThatThrownBy(() -> verdict(tests, FIRST).get())
                .cause()
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("no memory");
        assertThat(begun).extracting(OnNetwork::anchor).containsExactly(MOBILENETV2, RESNET50);
        fails(SECOND, MOBILENETV2);
        assertThat(verdict(tests, SECOND).get()).isInstanceOf(Verdict.Rejected.class);
    }
}
