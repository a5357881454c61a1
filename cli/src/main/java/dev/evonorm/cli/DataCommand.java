package dev.evonorm.cli;

import dev.evonorm.cli.data.Cifar10Archive;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.Figures;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.Datasets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
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
            defaultValue = Cifar10Archive.SOURCE)
    private URI url = URI.create(Cifar10Archive.SOURCE);

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
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            Cifar10Archive archive = new Cifar10Archive((done, total) -> line.show(
                    "fetching CIFAR-10: %s of %s".formatted(Figures.mebibytes(done), Figures.mebibytes(total))));
            if (from != null) {
                archive.unpack(from, folder);
            } else {
                archive.fetch(url, folder);
            }
        } catch (IOException e) {
            throw Refusal.failed(
                    "CIFAR-10 could not be fetched (%s: %s); try again, or download %s by other means and give it by --from"
                            + " FILE",
                    e.getClass().getSimpleName(), e.getMessage(), url);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted");
        }
    }
}
