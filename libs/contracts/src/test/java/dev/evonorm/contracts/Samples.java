package dev.evonorm.contracts;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.ChanceSettings;
import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.FinalsSettings;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.settings.OffspringSettings;
import dev.evonorm.contracts.settings.OpSampling;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.PopulationSettings;
import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One example of every contract, with every field filled. */
public final class Samples {
    public static final LayerGraph GRAPH =
            Catalogue.find("gn-relu").orElseThrow().graph().withGroups(4);
    public static final List<String> ANCHORS = List.of("mobilenetv2", "resnet50");
    public static final SpaceSettings SPACE = new SpaceSettings(10, true, OpSampling.ROWS, 4);
    public static final TrainingSettings TRAINING = new TrainingSettings(
            "synthetic", Scale.TINY, 100, 64, 0.1, Schedule.COSINE, 0.9, 1e-4, 7, Duration.ofSeconds(90));
    public static final RejectionSettings REJECTION = new RejectionSettings(
            ANCHORS,
            true,
            true,
            new QualitySettings(0.2, TRAINING, new ChanceSettings(10, 0.001)),
            new StabilitySettings(100, 0.01, 16, 1e8));

    private Samples() {}

    public static List<Event> events() {
        return List.of(
                new TournamentWon(
                        "demo",
                        "demo-00042",
                        42,
                        -7,
                        "demo-00007",
                        GRAPH,
                        2,
                        0.5,
                        true,
                        SPACE,
                        REJECTION,
                        TRAINING,
                        ANCHORS,
                        Order.TICKET),
                new CandidateProposed(
                        "demo", "demo-00042", 42, "demo-00007", GRAPH, REJECTION, TRAINING, ANCHORS, Order.TICKET),
                new CandidateRejected(
                        "demo",
                        "demo-00042",
                        42,
                        "demo-00007",
                        GRAPH,
                        "quality",
                        "resnet50",
                        Map.of("accuracy", 0.125),
                        "accuracy 12.5 % is under 20 %",
                        "demo-00003",
                        1.5,
                        "5fa1"),
                new CandidateRepeated("demo", "demo-00042", 42, "demo-00007", GRAPH, "demo-00003", 0.25, "5fa1"),
                new CandidateAccepted(
                        "demo",
                        "demo-ref-gn-relu",
                        0,
                        "bn-relu",
                        "gn-relu",
                        GRAPH,
                        Map.of("a", 1.0),
                        TRAINING,
                        ANCHORS,
                        2.5),
                new CandidateScored("demo", "demo-00042", "resnet50", 0.3125, Map.of("loss", 2.0)),
                new CandidateFailed("demo", "demo-00042", "resnet50", "the loss is NaN at step 3"),
                new FinalistNamed("demo", "demo-00042", 1, GRAPH, ANCHORS, TRAINING),
                new FinalistEvaluated("demo", "demo-00042", Map.of("resnet50", 0.5), Map.of("cpuSeconds", 60.5)));
    }

    public static SearchSettings settings() {
        return settings(
                new PopulationSettings(20, 2500, 0.05, Criterion.PARETO, Order.ARRIVAL), Objectives.shares(ANCHORS));
    }

    public static SearchSettings settings(PopulationSettings population, Objectives objectives) {
        return new SearchSettings(
                3,
                Strategy.EVOLUTION,
                Initial.CATALOGUE,
                SPACE,
                new OffspringSettings(2, 0.5, true),
                population,
                new BudgetSettings(Duration.ofMinutes(8), 200L),
                6,
                Duration.ofMinutes(3),
                objectives,
                List.of("bn-relu"),
                REJECTION,
                TRAINING,
                new FinalsSettings(10, 3, List.of("bn-relu"), ANCHORS, TRAINING.withSteps(1000)));
    }
}
