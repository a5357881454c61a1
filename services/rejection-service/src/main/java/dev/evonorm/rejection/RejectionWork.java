package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.rejection.Decision.Failure;
import dev.evonorm.service.Publication;
import dev.evonorm.service.Work;
import dev.evonorm.training.RejectionTests;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Proposals in, decisions out. */
final class RejectionWork implements Work<CandidateProposed> {
    private final Rejection rejection;
    private final Duration margin;
    /** The longest that the tests of each proposal under way may take. */
    private final Map<Object, Duration> underWay = new ConcurrentHashMap<>();

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
        Object job = new Object();
        underWay.put(job, tests(proposal));
        try {
            return List.of(publication(rejection.decide(proposal)));
        } finally {
            underWay.remove(job);
        }
    }

    @Override
    public List<Publication> giveUp(CandidateProposed proposal, String reason) {
        Failure failure = new Failure(Decision.NO_VERDICT, null, reason);
        Decision none = new Decision(proposal.candidateId(), proposal.ticket(), failure, Map.of(), 0);
        return List.of(publication(none.answer(proposal, null, 0)));
    }

    /**
     * Its own tests, and its turns: while it waits, all threads work on those that came before it, and these are fewer than the
     * threads, so they are done when one thread could have done the longest.
     */
    @Override
    public Duration hardDeadline(CandidateProposed proposal) {
        Duration longest =
                underWay.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return tests(proposal).plus(longest).plus(margin);
    }

    /** Each test within the settings' deadline on each anchor. */
    private static Duration tests(CandidateProposed proposal) {
        int tests = RejectionTests.NAMES.size() * proposal.rejection().anchors().size();
        return proposal.rejection().quality().training().deadline().multipliedBy(tests);
    }

    @Override
    public Duration waited() {
        return rejection.waited();
    }

    private static Publication publication(Event answer) {
        return new Publication(answer instanceof CandidateAccepted ? Topics.ACCEPTED : Topics.REJECTED, answer);
    }
}
