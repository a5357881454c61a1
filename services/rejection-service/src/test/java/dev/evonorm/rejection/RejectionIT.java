package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.data.DatasetCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static dev.evonorm.rejection.Proposals.TRAINING;
import static dev.evonorm.rejection.Proposals.byTicket;
import static dev.evonorm.rejection.Proposals.dead;
import static dev.evonorm.rejection.Proposals.failing;
import static dev.evonorm.rejection.Proposals.layer;
import static dev.evonorm.rejection.Proposals.passing;
import static dev.evonorm.rejection.Proposals.proposal;
import static dev.evonorm.rejection.Proposals.settings;
import static dev.evonorm.rejection.Proposals.twin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real interpreter, real TensorFlow, real Redis. */
class RejectionIT {
    private static final DatasetCatalogue DATASETS = new DatasetCatalogue(Map.of());
    private static final RejectionTests TESTS = new RejectionTests(1);

    @TempDir
    static Path folder;

    private static EmbeddedRedis server;
    private static RedisConnection redis;

    private final Rejection rejection = rejection(1000);
    private String search;

    @BeforeAll
    static void startRedis() {
        server = EmbeddedRedis.start(folder, FreePorts.one());
        redis = new RedisConnection(server.uri());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void nameTheSearch(TestInfo test) {
        search = Integer.toHexString(test.getDisplayName().hashCode());
    }

    @Test
    void whatPassesIsAcceptedWithFiguresAndTheSameAgainWhenRedelivered() throws Exception {
        CandidateProposed proposal = proposal(search, 1, layer("gn-relu"), passing());

        Event answer = rejection.decide(proposal);

        assertThat(answer).isInstanceOfSatisfying(CandidateAccepted.class, accepted -> {
            assertThat(accepted.figures()).containsOnlyKeys("quality.resnet50", "stability.resnet50");
            assertThat(accepted.cpuSeconds()).isPositive();
            assertThat(accepted.scoring()).isEqualTo(proposal.scoring());
            assertThat(accepted.graph()).isEqualTo(proposal.graph());
            assertThat(accepted.ticket()).isEqualTo(1);
            assertThat(accepted.parentId()).isEqualTo("gn-relu");
            assertThat(accepted.reference()).isNull();
        });
        assertThat(rejection.decide(proposal)).isEqualTo(answer);
    }

    @Test
    void anEqualFunctionRepeatsTheAcceptedCandidateAtNoTrainingsCost() throws Exception {
        var first = (CandidateAccepted) rejection.decide(proposal(search, 1, layer("frn"), passing()));

        Event second = rejection.decide(proposal(search, 2, twin(layer("frn")), passing()));

        assertThat(second).isInstanceOfSatisfying(CandidateRepeated.class, repeated -> {
            assertThat(repeated.sameAs()).isEqualTo(first.candidateId());
            assertThat(repeated.cpuSeconds()).isLessThan(first.cpuSeconds());
        });
    }

    @Test
    void whereTicketsCountInTheirOrderNoneRepeatsALaterOneAndBothNameTheirFunction() throws Exception {
        var later = (CandidateAccepted) rejection.decide(byTicket(proposal(search, 5, layer("frn"), passing())));
        var earlier =
                (CandidateAccepted) rejection.decide(byTicket(proposal(search, 3, twin(layer("frn")), passing())));
        var last = (CandidateRepeated) rejection.decide(byTicket(proposal(search, 7, layer("frn"), passing())));

        assertThat(last.sameAs()).isEqualTo(earlier.candidateId());
        assertThat(List.of(later.function(), earlier.function())).containsOnly(last.function());
        assertThat(rejection.decide(byTicket(proposal(search, 5, layer("frn"), passing()))))
                .isInstanceOf(CandidateRepeated.class);
    }

    @Test
    void aRedisWithoutMemoryIsWaitedFor() throws Exception {
        redis.commands().configSet("maxmemory", "1");
        CompletableFuture<Event> answer = deciding(rejection, proposal(search, 1, layer("frn"), passing()));

        assertThatThrownBy(() -> answer.get(12, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        redis.commands().configSet("maxmemory", "0");

        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(CandidateAccepted.class);
    }

    @Test
    void anEqualFunctionOfARejectedCandidateIsRejectedLikeIt() throws Exception {
        CandidateProposed proposal = proposal(search, 1, layer("gn-relu"), failing());
        var first = (CandidateRejected) rejection.decide(proposal);

        Event second = rejection.decide(proposal(search, 2, twin(layer("gn-relu")), failing()));

        assertThat(first.test()).isEqualTo("quality");
        assertThat(first.anchor()).isEqualTo("resnet50");
        assertThat(first.sameAs()).isNull();
        assertThat(second).isInstanceOfSatisfying(CandidateRejected.class, repeated -> {
            assertThat(repeated.sameAs()).isEqualTo(first.candidateId());
            assertThat(repeated.test()).isEqualTo(first.test());
            assertThat(repeated.anchor()).isEqualTo(first.anchor());
            assertThat(repeated.figures()).isEqualTo(first.figures());
            assertThat(repeated.reason()).isEqualTo(first.reason());
        });
        assertThat(rejection.decide(proposal)).isEqualTo(first);
    }

    @Test
    void ofEqualFunctionsDecidedAtTheSameTimeExactlyOneIsAccepted() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Event>> both = List.of(
                    () -> decideAfter(together, proposal(search, 1, layer("in-relu"), passing())),
                    () -> decideAfter(together, proposal(search, 2, twin(layer("in-relu")), passing())));

            List<Event> answers =
                    workers.invokeAll(both).stream().map(RejectionIT::result).toList();

            assertThat(answers).hasAtLeastOneElementOfType(CandidateAccepted.class);
            assertThat(answers).hasAtLeastOneElementOfType(CandidateRepeated.class);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void aDeadGraphIsRejectedByTheProbeBeforeAnyTraining() throws Exception {
        RejectionSettings untrainable = settings(0, TRAINING.withData("nowhere"));

        Event answer = rejection.decide(proposal(search, 1, dead(), untrainable));

        assertThat(answer).isInstanceOfSatisfying(CandidateRejected.class, rejected -> {
            assertThat(rejected.test()).isEqualTo("probe");
            assertThat(rejected.anchor()).isNull();
            assertThat(rejected.reason()).startsWith("constant: ");
        });
    }

    @Test
    void withoutProbeADeadGraphIsTestedLikeAnyOther() throws Exception {
        RejectionSettings on = passing();
        RejectionSettings off = new RejectionSettings(on.anchors(), false, true, on.quality(), on.stability());

        Event answer = rejection.decide(proposal(search, 1, dead(), off));

        assertThat(answer).isInstanceOf(CandidateAccepted.class);
    }

    @Test
    void withoutReuseEveryCandidateIsDecidedForItself() throws Exception {
        RejectionSettings on = passing();
        RejectionSettings off = new RejectionSettings(on.anchors(), true, false, on.quality(), on.stability());

        Event first = rejection.decide(proposal(search, 1, layer("frn"), off));
        Event second = rejection.decide(proposal(search, 2, layer("frn"), off));

        assertThat(List.of(first, second)).hasOnlyElementsOfType(CandidateAccepted.class);
    }

    @Test
    void otherSettingsAndOtherSearchesShareNothing() throws Exception {
        rejection.decide(proposal(search, 1, layer("frn"), passing()));

        Event otherSettings = rejection.decide(proposal(search, 2, layer("frn"), failing()));
        Event otherSearch = rejection.decide(proposal(search + "-b", 1, layer("frn"), passing()));

        assertThat(otherSettings).isInstanceOf(CandidateRejected.class);
        assertThat(otherSearch).isInstanceOf(CandidateAccepted.class);
    }

    @Test
    void whenTheSearchsDecisionsAreFullNewFunctionsAreStillDecided() throws Exception {
        Rejection small = rejection(1);
        small.decide(proposal(search, 1, layer("gn-relu"), passing()));

        Event notKept = small.decide(proposal(search, 2, layer("frn"), passing()));
        Event again = small.decide(proposal(search, 3, layer("frn"), passing()));
        Event kept = small.decide(proposal(search, 4, layer("gn-relu"), passing()));

        assertThat(List.of(notKept, again)).hasOnlyElementsOfType(CandidateAccepted.class);
        assertThat(kept).isInstanceOf(CandidateRepeated.class);
    }

    @Test
    void aMissedDeadlineIsAFailureOfThatCandidateAlone() throws Exception {
        TrainingSettings hurried = new TrainingSettings(
                TRAINING.data(),
                TRAINING.scale(),
                1_000_000,
                TRAINING.batch(),
                TRAINING.learningRate(),
                TRAINING.schedule(),
                TRAINING.momentum(),
                TRAINING.weightDecay(),
                TRAINING.seed(),
                Duration.ofMillis(1));

        var first = (CandidateRejected) rejection.decide(proposal(search, 1, layer("frn"), settings(0, hurried)));
        var second = (CandidateRejected) rejection.decide(proposal(search, 2, layer("frn"), settings(0, hurried)));

        assertThat(first.test()).isEqualTo("failure");
        assertThat(first.anchor()).isEqualTo("resnet50");
        assertThat(first.reason()).startsWith("quality: ");
        assertThat(second.sameAs()).isNull();
    }

    @Test
    void anUnknownDataSetOrAnchorIsAFailureThatNamesThoseThatAreKnown() throws Exception {
        RejectionSettings noData = settings(0, TRAINING.withData("nowhere"));
        RejectionSettings noAnchor = new RejectionSettings(
                List.of("resnet50", "vgg"),
                true,
                true,
                passing().quality(),
                passing().stability());

        var data = (CandidateRejected) rejection.decide(proposal(search, 1, layer("frn"), noData));
        var anchor = (CandidateRejected) rejection.decide(proposal(search, 2, layer("frn"), noAnchor));

        assertThat(data.test()).isEqualTo("failure");
        assertThat(data.reason()).contains("nowhere").contains("synthetic");
        assertThat(anchor.test()).isEqualTo("failure");
        assertThat(anchor.reason()).contains("vgg").contains("resnet50, mobilenetv2, efficientnetb0");
    }

    @Test
    void aRedisThatIsAwayIsWaitedFor(@TempDir Path other) throws Exception {
        int port = FreePorts.one();
        try (RedisConnection away = new RedisConnection("redis://127.0.0.1:" + port)) {
            Rejection waiting = rejection(away, 10);
            CompletableFuture<Event> answer = deciding(waiting, proposal(search, 1, layer("frn"), passing()));

            assertThatThrownBy(() -> answer.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(new RejectionWork(waiting, Duration.ZERO).waited()).isGreaterThan(Duration.ofSeconds(1));
            try (EmbeddedRedis back = EmbeddedRedis.start(other, port)) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(CandidateAccepted.class);
            }
        }
    }

    private static CompletableFuture<Event> deciding(Rejection rejection, CandidateProposed proposal) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return rejection.decide(proposal);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static Rejection rejection(long capacity) {
        return rejection(redis, capacity);
    }

    private static Rejection rejection(RedisConnection store, long capacity) {
        return new Rejection(new Decisions(store, capacity, Duration.ofDays(1)), DATASETS, TESTS, Stages.off(), 2);
    }

    private Event decideAfter(CyclicBarrier together, CandidateProposed proposal) throws Exception {
        together.await();
        return rejection.decide(proposal);
    }

    private static Event result(Future<Event> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
