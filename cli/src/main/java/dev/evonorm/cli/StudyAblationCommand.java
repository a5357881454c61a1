package dev.evonorm.cli;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.study.StudyFolder;
import dev.evonorm.study.StudyRun;
import dev.evonorm.study.ablation.LayerAblation;
import dev.evonorm.study.evolution.RaceStudy;
import dev.evonorm.training.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What is lost without a part: of a layer, or of the search. */
@Command(
        name = "ablation",
        description = {
            "Take a part away: of EvoNorm-B0 (paper, Table 7), and of the tournament. With --resume, --budget and",
            "--seeds may be raised."
        },
        mixinStandardHelpOptions = true)
final class StudyAblationCommand implements Callable<Integer> {
    private static final String NAME = "ablation";
    private static final int NO_WINDOW = 1_000_000;

    /** Parts of the study. */
    enum Part {
        LAYERS,
        TOURNAMENT,
        BOTH
    }

    @Option(
            names = "--part",
            paramLabel = "P",
            description = "layers, tournament or both (default: ${DEFAULT-VALUE}).",
            defaultValue = "both")
    private Part part = Part.BOTH;

    @Option(
            names = "--layers",
            paramLabel = "LAYER",
            split = ",",
            description = "Layers of the catalogue, with commas (default: bn-relu, EvoNorm-B0 and its variants).")
    private List<String> layers = List.of(
            "bn-relu",
            "evonorm-b0",
            "evonorm-b0-no-v1x",
            "evonorm-b0-no-local",
            "evonorm-b0-no-global",
            "evonorm-b0-add");

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Size of the population where there is a window (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int window;

    @Mixin
    private StudyRaceOptions race = new StudyRaceOptions();

    @Mixin
    private StudyTraining training = new StudyTraining();

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Override
    public Integer call() throws InterruptedException {
        Within.atLeast("--window", window, 1);
        StudyTraining.known("--layers", layers);
        DataChoice choice = training.choice();
        Dataset data = choice.open();
        SearchSettings search = race.search(training, choice.name(), "").settings();
        RaceStudy.Reach reach = race.reach(data);
        RaceStudy tournament = new RaceStudy("tournament", new RaceStudy.Settings(sides(choice), data.sha256()), reach);
        LayerAblation ablation = new LayerAblation(
                new LayerAblation.Settings(
                        search.rejection(), search.scoring(), search.space().groups(), data.sha256()),
                layers,
                reach.seeds());
        study.run(NAME, (folder, line) -> {
            List<StudyRun.Report> reports = new ArrayList<>();
            if (part != Part.TOURNAMENT) {
                try (StudyFolder within = folder.part(ablation.name())) {
                    reports.add(new StudyRun(training.plan(choice), training.workers()).run(ablation, within, line));
                }
            }
            if (part != Part.LAYERS) {
                try (StudyFolder within = folder.part("tournament")) {
                    reports.add(tournament.run(within, training.plan(choice), training.workers(), line));
                }
            }
            return StudyRun.Report.of(reports);
        });
        return 0;
    }

    private Map<String, SearchSettings> sides(DataChoice choice) {
        Map<String, SearchSettings> sides = new LinkedHashMap<>();
        sides.put("pareto", side(choice, window, "pareto"));
        sides.put("average", side(choice, window, "average"));
        sides.put("pareto-no-window", side(choice, NO_WINDOW, "pareto"));
        return sides;
    }

    private SearchSettings side(DataChoice choice, int window, String criterion) {
        String population = ", window: %d, criterion: %s".formatted(window, criterion);
        return race.search(training, choice.name(), population).settings();
    }
}
