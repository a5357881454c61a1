package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.study.layers.RandomLayers;
import dev.evonorm.study.layers.RandomLayers.DataFacts;
import dev.evonorm.training.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
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

    @Option(
            names = "--references",
            paramLabel = "LAYER",
            split = ",",
            description = "Layers of the catalogue to compare with, with commas (default: bn-relu,evonorm-b0).")
    private List<String> references = List.of("bn-relu", "evonorm-b0");

    @Mixin
    private StudyTraining training = new StudyTraining();

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        StudyTraining.atLeast("--count", count, 1);
        DataChoice choice = training.choice(spec);
        Dataset data = choice.open();
        var settings = new RandomLayers.Settings(
                count,
                training.seed,
                Profile.read(RejectionFor.profile(training.scale)).settings().space(),
                training.tests(choice.name()),
                StudyTraining.known("--references", references),
                new DataFacts(
                        data.sha256(), data.classes().size(), data.validation().size()));
        study.run(new RandomLayers(settings), training.plan(choice), training.workers(), spec);
        return 0;
    }
}
