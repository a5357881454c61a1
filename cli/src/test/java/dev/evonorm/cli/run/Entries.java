package dev.evonorm.cli.run;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Entries of a journal, as a selector would write them. */
final class Entries {
    static final LayerGraph GRAPH = Catalogue.find("evonorm-s0").orElseThrow().graph();

    static final TrainingSettings SCORING = new TrainingSettings(
            "synthetic", Scale.TINY, 10, 8, 0.1, Schedule.COSINE, 0.9, 1e-4, 1, Duration.ofMinutes(1));

    private int next = 1;

    JournalEntry of(Event event) {
        int number = next++;
        return new JournalEntry(number + "-0", Instant.ofEpochSecond(1_700_000_000L + number), event);
    }

    static CandidateAccepted accepted(int ticket, @Nullable String reference) {
        return new CandidateAccepted(
                "s", "s-" + ticket, ticket, "bn-relu", reference, GRAPH, Map.of(), SCORING, List.of(), 2);
    }

    static CandidateScored scored(int ticket, String task, double score) {
        return new CandidateScored("s", "s-" + ticket, task, score, Map.of("cpuSeconds", 1.5));
    }

    static CandidateRejected rejected(int ticket, String test) {
        return new CandidateRejected(
                "s",
                "s-" + ticket,
                ticket,
                null,
                GRAPH,
                test,
                "resnet50",
                Map.of(),
                "because, it \"failed\"",
                null,
                0.25);
    }

    static CandidateRepeated repeated(int ticket, int original) {
        return new CandidateRepeated("s", "s-" + ticket, ticket, "s-1", GRAPH, "s-" + original, 0.01);
    }

    static CandidateFailed failed(int ticket) {
        return new CandidateFailed("s", "s-" + ticket, "b", "diverged");
    }

    static FinalistEvaluated evaluated(int ticket, double accuracy) {
        return new FinalistEvaluated("s", "s-" + ticket, Map.of("a", accuracy), Map.of());
    }
}
