package dev.evonorm.eval;

import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.catalogue.Catalogue;

import java.time.Duration;
import java.util.List;

/** Finalists whose training takes a second an anchor. */
final class Finalists {
    static final TrainingSettings TRAINING = new TrainingSettings(
            "synthetic", Scale.TINY, 3, 8, 0.1, Schedule.COSINE, 0.9, 1e-4, 7, Duration.ofMinutes(2));

    private Finalists() {}

    static FinalistNamed finalist(
            String search, int rank, String layer, List<String> anchors, TrainingSettings training) {
        return new FinalistNamed(
                search,
                CandidateIds.ofTicket(search, rank),
                rank,
                Catalogue.find(layer).orElseThrow().graph().withGroups(4),
                anchors,
                training);
    }
}
