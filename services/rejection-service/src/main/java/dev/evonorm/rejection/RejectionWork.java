package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.rejection.Decision.Failure;
import dev.evonorm.service.Publication;
import dev.evonorm.service.Work;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Proposals in, decisions out. */
final class RejectionWork implements Work<CandidateProposed> {
    /**
     * Quality and stability, each within the settings' deadline on each anchor, and as long again for the candidate's turns: while
     * it waits, all threads work on those that came before it, and these are fewer than the threads.
     */
    private static final int TESTS = 2 * 2;

    private final Rejection rejection;
    private final Duration margin;

    /** @param margin time beyond the settings' own deadlines before a job counts as hung */
    RejectionWork(Rejection rejection, Duration margin) {
        this.rejection = rejection;
        this.margin = margin;
    }

    @Override
    public Class<CandidateProposed> type() {
        return CandidateProposed.class;
    }

    @Override
    public List<Publication> perform(CandidateProposed proposal) throws InterruptedException {
        return List.of(publication(rejection.decide(proposal)));
    }

    @Override
    public List<Publication> giveUp(CandidateProposed proposal, String reason) {
        Failure failure = new Failure(Decision.NO_VERDICT, null, reason);
        Decision none = new Decision(proposal.candidateId(), proposal.ticket(), failure, Map.of(), 0);
        return List.of(publication(none.answer(proposal, null, 0)));
    }

    @Override
    public Duration hardDeadline(CandidateProposed proposal) {
        int anchors = proposal.rejection().anchors().size();
        return proposal.rejection()
                .quality()
                .training()
                .deadline()
                .multipliedBy((long) TESTS * anchors)
                .plus(margin);
    }

    @Override
    public Duration waited() {
        return rejection.waited();
    }

    private static Publication publication(Event answer) {
        return new Publication(answer instanceof CandidateAccepted ? Topics.ACCEPTED : Topics.REJECTED, answer);
    }
}
