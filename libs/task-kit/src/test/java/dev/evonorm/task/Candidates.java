package dev.evonorm.task;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.catalogue.Catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Accepted candidates. */
final class Candidates {
    private static final TrainingSettings TRAINING = new TrainingSettings(
            "synthetic", Scale.TINY, 3, 8, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, Duration.ofMinutes(2));

    private Candidates() {}

    static CandidateAccepted candidate(String search, long ticket, List<String> objectives) {
        return new CandidateAccepted(
                search,
                CandidateIds.ofTicket(search, ticket),
                ticket,
                null,
                null,
                Catalogue.find("gn-relu").orElseThrow().graph(),
                Map.of(),
                TRAINING,
                objectives,
                0.5);
    }
}
