package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.study.worker.WorkerPlan;
import dev.evonorm.training.Anchor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Optional;

/** What every study takes that trains networks. */
final class StudyTraining {
    private static final int THREADS_A_JOB = 1;

    @Option(
            names = "--scale",
            paramLabel = "S",
            description = "tiny, small or paper: depth, width and image size (default: ${DEFAULT-VALUE}).",
            defaultValue = "tiny")
    Scale scale = Scale.TINY;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "synthetic, cifar10, or a folder (default: ${DEFAULT-VALUE}).",
            defaultValue = DataChoice.SYNTHETIC)
    private String data = DataChoice.SYNTHETIC;

    @Option(
            names = "--anchors",
            paramLabel = "A",
            split = ",",
            description = "Anchors, with commas, cheapest first (default: all).",
            converter = AnchorName.class)
    private @Nullable List<Anchor> anchors;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps of the quality test's training (default: ${DEFAULT-VALUE}, as in the paper).",
            defaultValue = "100")
    private int steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the graphs (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    long seed;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Worker processes, of one thread each (default: one a core).",
            defaultValue = "0")
    private int jobs;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Finds the data; what takes long is told to standard error. */
    DataChoice choice() {
        return DataChoice.of(data, notice -> command.commandLine().getErr().println("evonorm: " + notice));
    }

    RejectionSettings tests(String dataName) {
        try {
            return RejectionFor.scale(scale, dataName, anchors == null ? List.of(Anchor.values()) : anchors)
                    .withSteps(steps);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUse("--%s", e.getMessage());
        }
    }

    /** Those that were named, if any were. */
    Optional<List<Anchor>> anchors() {
        return Optional.ofNullable(anchors);
    }

    int steps() {
        return steps;
    }

    int workers() {
        return Within.orUsual("--jobs", jobs, 1, 1024, Runtime.getRuntime().availableProcessors());
    }

    WorkerPlan plan(DataChoice choice) {
        return new WorkerPlan(choice.folders(), THREADS_A_JOB);
    }

    /** The names, if the catalogue has them all. */
    static List<String> known(String option, List<String> names) {
        List<String> known =
                Catalogue.layers().stream().map(CatalogueLayer::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw Refusal.wrongUse(
                        "%s names '%s', which the catalogue lacks%s", option, name, Nearest.suggestion(name, known, 2));
            }
        }
        return names;
    }
}
