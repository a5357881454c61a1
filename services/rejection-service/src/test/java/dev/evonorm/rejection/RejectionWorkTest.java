package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.service.Publication;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.data.DatasetCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RejectionWorkTest {
    private final RejectionWork work = new RejectionWork(
            new Rejection(
                    new Decisions(new RedisConnection("redis://127.0.0.1:1"), 10, Duration.ofDays(1)),
                    new DatasetCatalogue(Map.of()),
                    new RejectionTests(1),
                    Stages.off(),
                    2),
            Duration.ofSeconds(30));

    @Test
    void hungIsWhatOutlastsBothTestsOnEveryAnchor() {
        RejectionSettings one = Proposals.passing();
        RejectionSettings settings = new RejectionSettings(
                List.of("resnet50", "mobilenetv2", "efficientnetb0"), true, true, one.quality(), one.stability());
        CandidateProposed proposal = Proposals.proposal("demo", 1, Proposals.dead(), settings);

        assertThat(work.hardDeadline(proposal))
                .isEqualTo(Duration.ofMinutes(2).multipliedBy(6).plusSeconds(30));
    }

    @Test
    @Timeout(30)
    void whoComesWhileAnotherIsUnderWayHasItsTimeToo() throws Exception {
        CandidateProposed first = Proposals.proposal("demo", 1, Proposals.layer("frn"), Proposals.passing());
        CandidateProposed second = Proposals.proposal("demo", 2, Proposals.dead(), Proposals.passing());
        Duration alone = work.hardDeadline(second);
        // Without Redis it does not get beyond its probe.
        Thread waiting = new Thread(() -> assertThatThrownBy(() -> work.perform(first)));
        waiting.start();

        await().until(() -> work.hardDeadline(second)
                .equals(alone.plus(Duration.ofMinutes(2).multipliedBy(2))));
        waiting.interrupt();
        waiting.join();
        assertThat(work.hardDeadline(second)).isEqualTo(alone);
    }

    @Test
    void givingUpRejectsWithTheReasonSoThatTheTicketEnds() {
        CandidateProposed proposal = Proposals.proposal("demo", 1, Proposals.dead(), Proposals.passing());

        List<Publication> answer = work.giveUp(proposal, "delivered 4 times");

        assertThat(answer).singleElement().satisfies(publication -> {
            assertThat(publication.topic()).isEqualTo(Topics.REJECTED);
            var rejected = (CandidateRejected) publication.event();
            assertThat(rejected.test()).isEqualTo("failure");
            assertThat(rejected.reason()).isEqualTo("delivered 4 times");
            assertThat(rejected.candidateId()).isEqualTo("demo-00001");
        });
    }
}
