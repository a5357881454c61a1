package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.testkit.ServiceScenarios;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static dev.evonorm.rejection.Proposals.layer;
import static dev.evonorm.rejection.Proposals.passing;
import static dev.evonorm.rejection.Proposals.proposal;
import static dev.evonorm.rejection.Proposals.twin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker and Redis. */
abstract class RejectionServiceScenarios extends ServiceScenarios {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void acceptedProposalsGoToTheTasksAndRepetitionsToTheSelector() {
        CandidateProposed first = proposal("pass", 1, layer("gn-relu"), passing());
        CandidateProposed twin = proposal("pass", 2, twin(layer("gn-relu")), passing());

        wire.publish(Topics.PROPOSED, first);
        Event accepted =
                wire.await(Topics.ACCEPTED, first.candidateId(), 1, PATIENCE).get(0);
        wire.publish(Topics.PROPOSED, twin);
        Event repeated =
                wire.await(Topics.REJECTED, twin.candidateId(), 1, PATIENCE).get(0);

        assertThat(accepted).isInstanceOf(CandidateAccepted.class);
        assertThat(((CandidateAccepted) accepted).graph()).isEqualTo(first.graph());
        assertThat(((CandidateRepeated) repeated).sameAs()).isEqualTo(first.candidateId());
    }

    @Test
    void aProposalThatComesAgainGetsTheSameAnswer() {
        CandidateProposed proposal = proposal("again", 1, layer("frn"), passing());

        wire.publish(Topics.PROPOSED, proposal);
        wire.await(Topics.ACCEPTED, proposal.candidateId(), 1, PATIENCE);
        wire.publish(Topics.PROPOSED, proposal);
        List<Event> answers = wire.await(Topics.ACCEPTED, proposal.candidateId(), 2, PATIENCE);

        assertThat(answers.get(1)).isEqualTo(answers.get(0));
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersAndTheNextProposalIsDecided() {
        CandidateProposed dead = proposal("poison", 1, Proposals.dead(), passing());

        wire.publish(Topics.PROPOSED, "poison-00000", "{\"type\":\"CandidateProposed\",\"graph\":17}");
        wire.publish(Topics.PROPOSED, dead);

        Event answer =
                wire.await(Topics.REJECTED, dead.candidateId(), 1, PATIENCE).get(0);
        assertThat(((CandidateRejected) answer).test()).isEqualTo("probe");
        String deadLetters = Topics.deadLetters(Topics.PROPOSED, "rejection");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire.records(deadLetters))
                .anySatisfy(letter -> assertThat(letter.key()).isEqualTo("poison-00000")));
    }
}
