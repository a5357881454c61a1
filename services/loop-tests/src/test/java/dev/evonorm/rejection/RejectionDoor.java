package dev.evonorm.rejection;

import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.service.Publication;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.data.DatasetCatalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The rejection-service's own work, without its queue. */
public final class RejectionDoor {
    private final RejectionWork work;

    public RejectionDoor(RedisConnection redis) {
        Decisions decisions = new Decisions(redis, 10_000, Duration.ofDays(1));
        Rejection rejection =
                new Rejection(decisions, new DatasetCatalogue(Map.of()), new RejectionTests(1), Stages.off(), 2);
        work = new RejectionWork(rejection, Duration.ofMinutes(1));
    }

    /** What it would publish. */
    public List<Publication> decide(CandidateProposed proposal) {
        try {
            return work.perform(proposal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deciding " + proposal.candidateId(), e);
        }
    }
}
