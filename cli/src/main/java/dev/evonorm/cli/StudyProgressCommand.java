package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.study.evolution.RaceStudy;
import dev.evonorm.training.data.Dataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Evolution against random search. */
@Command(
        name = "progress",
        description = {
            "Race evolution against random search with rejection, both from random graphs on, at equal CPU time",
            "(paper, Figure 6). With --resume, --budget and --seeds may be raised."
        },
        mixinStandardHelpOptions = true)
final class StudyProgressCommand implements Callable<Integer> {
    private static final String NAME = "progress";

    @Option(names = "--criterion", paramLabel = "C", description = "pareto or average (default: the profile's).")
    private @Nullable Criterion criterion;

    @Option(names = "--window", paramLabel = "N", description = "Size of the population (default: the profile's).")
    private @Nullable Integer window;

    @Mixin
    private StudyRaceOptions race = new StudyRaceOptions();

    @Mixin
    private StudyTraining training = new StudyTraining();

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Override
    public Integer call() throws InterruptedException {
        DataChoice choice = training.choice();
        Dataset data = choice.open();
        Profile search = race.search(training, choice.name(), population());
        Map<String, SearchSettings> sides = new LinkedHashMap<>();
        for (Strategy strategy : Strategy.values()) {
            String side = strategy.name().toLowerCase(Locale.ROOT);
            sides.put(side, search.withStrategy(side).settings());
        }
        RaceStudy progress = new RaceStudy(NAME, new RaceStudy.Settings(sides, data.sha256()), race.reach(data));
        study.run(NAME, (folder, line) -> progress.run(folder, training.plan(choice), training.workers(), line));
        return 0;
    }

    private String population() {
        return (criterion == null ? "" : ", criterion: " + criterion.name().toLowerCase(Locale.ROOT))
                + (window == null ? "" : ", window: " + window);
    }
}
