package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.Figures;
import dev.evonorm.training.data.Cifar10Download;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.DatasetException;
import dev.evonorm.training.data.Datasets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fetches data sets. */
@Command(
        name = "data",
        description = "Fetch and verify a data set; after that --data cifar10 finds it.",
        mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
    @Parameters(paramLabel = "SET", description = "cifar10.")
    private String set = "";

    @Option(names = "--from", paramLabel = "FILE", description = "Take the archive from this file instead of the net.")
    private @Nullable Path from;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Fetch from here (default: ${DEFAULT-VALUE}).",
            defaultValue = Cifar10Download.HOME)
    private URI url = URI.create(Cifar10Download.HOME);

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (!set.equals(DataChoice.CIFAR10)) {
            throw Refusal.wrongUse("unknown data set '%s'; it must be %s", set, DataChoice.CIFAR10);
        }
        Path folder = DataPlace.cifar10();
        if (!Files.isDirectory(folder)) {
            fetch(folder);
        }
        Dataset data = Datasets.open(folder);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("folder", folder.toString());
        report.put("train", data.train().size());
        report.put("validation", data.validation().size());
        report.put("test", data.test().size());
        report.put("sha256", data.sha256());
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), report);
        } else {
            report.forEach((key, value) -> spec.commandLine().getOut().printf("%-10s  %s%n", key, value));
        }
    }

    private void fetch(Path folder) {
        Cifar10Download download = Cifar10Download.mirroredAt(url);
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            if (from != null) {
                download.unpackInto(from, folder);
            } else {
                download.into(
                        folder,
                        (done, total) -> line.show("fetching CIFAR-10: %s of %s"
                                .formatted(Figures.mebibytes(done), Figures.mebibytes(total))));
            }
        } catch (DatasetException e) {
            throw Refusal.failed("%s", e.getMessage());
        }
    }
}
