package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.study.evolution.RaceStudy;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.data.Dataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What every study takes that races searches against each other. */
final class StudyRaceOptions {
    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Searches a side, with seeds from --seed on (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int seeds;

    @Option(
            names = "--budget",
            paramLabel = "CPU-S",
            description = "CPU-seconds a search (default: ${DEFAULT-VALUE}).",
            defaultValue = "600")
    private double budget;

    @Option(
            names = "--initial-size",
            paramLabel = "N",
            description = "Members before the first tournament (default: ${DEFAULT-VALUE}).",
            defaultValue = "8")
    private int initialSize;

    @Option(names = "--mutations", paramLabel = "N", description = "Mutations in a row (default: the profile's).")
    private @Nullable Integer mutations;

    @Option(
            names = "--random-probability",
            paramLabel = "P",
            description = "Chance that a random graph replaces an offspring (default: the profile's).")
    private @Nullable Double randomProbability;

    @Option(
            names = "--fraction",
            paramLabel = "P",
            description = "Share of the population in a tournament (default: the profile's).")
    private @Nullable Double fraction;

    @Option(
            names = "--top",
            paramLabel = "N",
            description =
                    "Of how many of a search's best the mean is taken (default: ${DEFAULT-VALUE}, as in the paper).",
            defaultValue = "10")
    private int top;

    @Option(
            names = "--noise-seeds",
            paramLabel = "N",
            description = "Training seeds for the noise of a score, 1 for none (default: ${DEFAULT-VALUE}).",
            defaultValue = "4")
    private int noiseSeeds;

    @Option(
            names = "--noise-layers",
            paramLabel = "N",
            description = "Accepted layers that are scored with all of them (default: ${DEFAULT-VALUE}).",
            defaultValue = "6")
    private int noiseLayers;

    @Mixin
    private ReferencesOption references = new ReferencesOption();

    /** A search from nothing by these options, one ticket under way, as the profile for the scale has it otherwise. */
    Profile search(StudyTraining training, String dataName, String population) {
        String anchors = training.anchors().map(StudyRaceOptions::list).orElse("");
        String scale = training.scale.name().toLowerCase(Locale.ROOT);
        String yaml =
                """
                extends: %s
                initial: random
                ticketsInFlight: 1
                offspring: {%s}
                population: {initialSize: %d, order: ticket%s}
                %srejection:
                  %s
                  quality: {training: {scale: %s, steps: %d}}
                scoring: {scale: %s}
                """
                        .formatted(
                                RejectionFor.profile(training.scale),
                                offspring(),
                                initialSize,
                                (fraction == null ? "" : ", tournamentFraction: " + fraction) + population,
                                anchors.isEmpty() ? "" : "objectives: %s\n".formatted(anchors),
                                anchors.isEmpty() ? "" : "anchors: " + anchors,
                                scale,
                                training.steps(),
                                scale);
        return Profile.overriding("the study's options", yaml)
                .withSeed(training.seed)
                .withData(dataName);
    }

    private static String list(List<Anchor> anchors) {
        return anchors.stream().map(Anchor::id).collect(Collectors.joining(", ", "[", "]"));
    }

    private String offspring() {
        List<String> given = new ArrayList<>();
        if (mutations != null) {
            given.add("mutations: " + mutations);
        }
        if (randomProbability != null) {
            given.add("randomProbability: " + randomProbability);
        }
        return String.join(", ", given);
    }

    RaceStudy.Reach reach(Dataset data) {
        if (!(budget > 0 && budget < 1e9)) {
            throw Refusal.wrongUse("--budget is %s; it must be a number of CPU-seconds above 0", budget);
        }
        return new RaceStudy.Reach(
                Within.atLeast("--seeds", seeds, 1),
                budget,
                Within.atLeast("--top", top, 1),
                Within.atLeast("--noise-seeds", noiseSeeds, 1),
                Within.atLeast("--noise-layers", noiseLayers, 0),
                references.names(),
                1.0 / data.classes().size());
    }
}
