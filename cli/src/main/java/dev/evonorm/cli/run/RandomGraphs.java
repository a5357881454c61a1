package dev.evonorm.cli.run;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;

/**
 * What random graphs came to, and what deciding them cost: a candidate without a parent is one.
 *
 * @param decided rejected, repeated or accepted
 * @param accepted passed both tests, and repeats none
 * @param cpuSeconds of probes and tests
 */
public record RandomGraphs(long decided, long accepted, double cpuSeconds) {
    static final RandomGraphs NONE = new RandomGraphs(0, 0, 0);

    /** Counts one event of the journal, which holds each once. */
    RandomGraphs and(Event event) {
        if (event instanceof CandidateRejected rejected && rejected.parentId() == null) {
            return decided(0, rejected.cpuSeconds());
        }
        if (event instanceof CandidateRepeated repeated && repeated.parentId() == null) {
            return decided(0, repeated.cpuSeconds());
        }
        if (event instanceof CandidateAccepted passed && passed.parentId() == null && passed.reference() == null) {
            return decided(1, passed.cpuSeconds());
        }
        return this;
    }

    private RandomGraphs decided(int passed, double cpu) {
        return new RandomGraphs(decided + 1, accepted + passed, cpuSeconds + cpu);
    }
}
