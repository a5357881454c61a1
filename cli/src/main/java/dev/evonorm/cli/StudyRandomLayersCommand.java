package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.study.layers.RandomLayers;
import dev.evonorm.study.layers.RandomLayers.DataFacts;
import dev.evonorm.training.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** What random layers are worth. */
@Command(
        name = "random-layers",
        description =
                "Train random layers on every anchor: how many stay at chance, how far anchors agree (paper, Figures 2, 3).",
        mixinStandardHelpOptions = true)
final class StudyRandomLayersCommand implements Callable<Integer> {
    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Random layers (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000")
    private int count;

    @Mixin
    private ReferencesOption references = new ReferencesOption();

    @Mixin
    private StudyTraining training = new StudyTraining();

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Override
    public Integer call() throws InterruptedException {
        Within.atLeast("--count", count, 1);
        DataChoice choice = training.choice();
        Dataset data = choice.open();
        var settings = new RandomLayers.Settings(
                count,
                training.seed,
                Profile.read(RejectionFor.profile(training.scale)).settings().space(),
                training.tests(choice.name()),
                references.names(),
                new DataFacts(
                        data.sha256(), data.classes().size(), data.validation().size()));
        study.run(new RandomLayers(settings), training.plan(choice), training.workers());
        return 0;
    }
}
