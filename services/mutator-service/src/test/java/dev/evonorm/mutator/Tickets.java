package dev.evonorm.mutator;

import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.OpSampling;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Tickets as the selector issues them. */
final class Tickets {
    static final LayerGraph FRN = Catalogue.find("frn").orElseThrow().graph().withGroups(4);

    private Tickets() {}

    static TournamentWon random(long seed) {
        return ticket(seed, null, 0, 0);
    }

    static TournamentWon mutant(long seed, double randomProbability) {
        return ticket(seed, "frn", 2, randomProbability);
    }

    static TournamentWon copy(long seed) {
        return ticket(seed, "frn", 0, 0);
    }

    private static TournamentWon ticket(long seed, @Nullable String parent, int mutations, double randomProbability) {
        TrainingSettings training = new TrainingSettings(
                "synthetic", Scale.TINY, 10, 8, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 1, Duration.ofMinutes(1));
        return new TournamentWon(
                "demo",
                CandidateIds.ofTicket("demo", seed),
                seed,
                seed,
                parent,
                parent == null ? null : FRN,
                mutations,
                randomProbability,
                false,
                new SpaceSettings(10, false, OpSampling.ROWS, 4),
                new RejectionSettings(
                        List.of("resnet50"),
                        true,
                        true,
                        new QualitySettings(0.2, training),
                        new StabilitySettings(100, 0.01, 16, 1e8)),
                training,
                List.of("resnet50"),
                Order.ARRIVAL);
    }
}
