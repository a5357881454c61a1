package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.study.rejection.RejectionStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** What the rejection tests stop, and what they cost. */
@Command(
        name = "rejection",
        description = "Judge random graphs and mutants by the probe and by both tests: shares, costs, false rejects.",
        mixinStandardHelpOptions = true)
final class StudyRejectionCommand implements Callable<Integer> {
    @Option(
            names = "--random",
            paramLabel = "N",
            description = "Random graphs (default: ${DEFAULT-VALUE}).",
            defaultValue = "500")
    private int random;

    @Option(
            names = "--mutations",
            paramLabel = "N",
            description = "Mutants (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private int mutations;

    @Option(
            names = "--parents",
            paramLabel = "LAYER",
            split = ",",
            description =
                    "Layers of the catalogue that are mutated, in turn, with commas (default: those that a search starts from).")
    private List<String> parents =
            Catalogue.handMade().stream().map(CatalogueLayer::name).toList();

    @Mixin
    private StudyTraining training = new StudyTraining();

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Override
    public Integer call() throws InterruptedException {
        Within.atLeast("--random", random, 0);
        Within.atLeast("--mutations", mutations, 0);
        if (random + mutations == 0) {
            throw Refusal.wrongUse("--random and --mutations are 0; there is nothing to judge");
        }
        DataChoice choice = training.choice();
        SearchSettings profile =
                Profile.read(RejectionFor.profile(training.scale)).settings();
        var settings = new RejectionStudy.Settings(
                random,
                mutations,
                StudyTraining.known("--parents", parents),
                training.seed,
                profile.space(),
                profile.offspring(),
                training.tests(choice.name()),
                choice.open().sha256());
        study.run(new RejectionStudy(settings), training.plan(choice), training.workers());
        return 0;
    }
}
