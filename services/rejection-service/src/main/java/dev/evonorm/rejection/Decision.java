package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.Order;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What was decided of a function, and of which candidate. It answers any proposal of that function.
 *
 * @param candidateId the candidate that was tested
 * @param ticket its ticket; of decisions of earlier versions 0
 * @param failure what it failed, or null: accepted
 * @param figures what was measured, finite
 * @param cpuSeconds what the decision cost
 */
record Decision(
        String candidateId, long ticket, @Nullable Failure failure, Map<String, Double> figures, double cpuSeconds) {
    /** The test of an answer that is no verdict on the layer: no test came to an end. */
    static final String NO_VERDICT = "failure";

    Decision {
        figures = Map.copyOf(figures);
    }

    /**
     * The test that a candidate failed.
     *
     * @param test {@code probe}, {@code quality}, {@code stability} or {@value #NO_VERDICT}
     * @param anchor where, or null
     */
    record Failure(String test, @Nullable String anchor, String reason) {}

    /** Whether this holds for every candidate of that function; a missed deadline, for one, may not happen again. */
    boolean decidesFunction() {
        return failure == null || !failure.test().equals(NO_VERDICT);
    }

    /**
     * Whether it answers that proposal. Where a search counts ticket by ticket, none may wait for a later one: it is tested
     * itself.
     */
    boolean answers(CandidateProposed proposal) {
        return proposal.order() == Order.ARRIVAL
                || ticket < proposal.ticket()
                || candidateId.equals(proposal.candidateId());
    }

    /**
     * The answer to a proposal of this function. The candidate that was tested gets the same answer however often it is
     * delivered; any other one is told whom it repeats.
     *
     * @param function the function's fingerprint, if it was taken
     * @param spent CPU seconds that recognising a repeated function took
     */
    Event answer(CandidateProposed proposal, @Nullable String function, double spent) {
        boolean own = candidateId.equals(proposal.candidateId());
        double cost = own ? cpuSeconds : spent;
        if (failure != null) {
            return rejected(proposal, failure, own ? null : candidateId, function, cost);
        }
        return own ? accepted(proposal, function) : repeated(proposal, function, cost);
    }

    private CandidateRejected rejected(
            CandidateProposed proposal,
            Failure failure,
            @Nullable String sameAs,
            @Nullable String function,
            double cost) {
        return new CandidateRejected(
                proposal.searchId(),
                proposal.candidateId(),
                proposal.ticket(),
                proposal.parentId(),
                proposal.graph(),
                failure.test(),
                failure.anchor(),
                figures,
                failure.reason(),
                sameAs,
                cost,
                decidesFunction() ? function : null);
    }

    private CandidateAccepted accepted(CandidateProposed proposal, @Nullable String function) {
        return new CandidateAccepted(
                proposal.searchId(),
                proposal.candidateId(),
                proposal.ticket(),
                proposal.parentId(),
                null,
                proposal.graph(),
                figures,
                proposal.scoring(),
                proposal.objectives(),
                cpuSeconds,
                function);
    }

    private CandidateRepeated repeated(CandidateProposed proposal, @Nullable String function, double cost) {
        return new CandidateRepeated(
                proposal.searchId(),
                proposal.candidateId(),
                proposal.ticket(),
                proposal.parentId(),
                proposal.graph(),
                candidateId,
                cost,
                function);
    }
}
