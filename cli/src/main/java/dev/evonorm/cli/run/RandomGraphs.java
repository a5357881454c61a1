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
            return new RandomGraphs(decided + 1, accepted, cpuSeconds + rejected.cpuSeconds());
        }
        if (event instanceof CandidateRepeated repeated && repeated.parentId() == null) {
            return new RandomGraphs(decided + 1, accepted, cpuSeconds + repeated.cpuSeconds());
        }
        if (event instanceof CandidateAccepted passed && passed.parentId() == null && passed.reference() == null) {
            return new RandomGraphs(decided + 1, accepted + 1, cpuSeconds + passed.cpuSeconds());
        }
        return this;
    }
}
