package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.table.TextTable;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import dev.evonorm.stack.StackException;
import dev.evonorm.training.worker.NativeLibrary;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Tries what a search needs on this machine. */
@Command(
        name = "doctor",
        description = "Say what this machine lacks for a search; exit code 3 if anything.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final long NEEDED_MEMORY_MIB = 3_000;
    private static final long NEEDED_DISK_MIB = 2_000;
    private static final long MIB = 1024 * 1024;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * One thing that was tried.
     *
     * @param advice what to do about it, empty where it is well
     */
    record Finding(String what, boolean well, String found, String advice) {
        static Finding well(String what, String found) {
            return new Finding(what, true, found, "");
        }

        static Finding lacking(String what, String found, String advice) {
            return new Finding(what, false, found, advice);
        }
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.well("Java", System.getProperty("java.version") + " in " + System.getProperty("java.home")));
        findings.add(
                Finding.well("processors", Integer.toString(Runtime.getRuntime().availableProcessors())));
        findings.add(memory());
        findings.add(disk());
        findings.add(services());
        findings.add(tensorFlow());
        findings.add(redis());
        findings.add(cifar10());
        boolean well = findings.stream().allMatch(Finding::well);
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), findings);
        } else {
            List<List<String>> rows = findings.stream()
                    .map(finding -> List.of(
                            finding.what(),
                            finding.well() ? "ok" : "LACKING",
                            finding.found() + (finding.advice().isEmpty() ? "" : "; " + finding.advice())))
                    .toList();
            spec.commandLine().getOut().print(TextTable.render(List.of("what", "", "found"), rows, 0));
        }
        return well ? Refusal.DONE : Refusal.ENVIRONMENT;
    }

    private static Finding memory() {
        long memory = Machine.memoryMebibytes();
        if (memory == 0) {
            return Finding.well("memory", "unknown here; a search takes about %d MiB".formatted(NEEDED_MEMORY_MIB));
        }
        return memory >= NEEDED_MEMORY_MIB
                ? Finding.well("memory", memory + " MiB")
                : Finding.lacking(
                        "memory", memory + " MiB", "a search takes about %d MiB".formatted(NEEDED_MEMORY_MIB));
    }

    private Finding disk() {
        try {
            Path folder = whereRunsAre();
            if (!Files.isWritable(folder)) {
                return Finding.lacking("disk", folder + " cannot be written", "name another place by --runs DIR");
            }
            long free = Files.getFileStore(folder).getUsableSpace() / MIB;
            return free >= NEEDED_DISK_MIB
                    ? Finding.well("disk", "%d MiB free at %s".formatted(free, folder))
                    : Finding.lacking(
                            "disk",
                            "%d MiB free at %s".formatted(free, folder),
                            "make %d MiB free".formatted(NEEDED_DISK_MIB));
        } catch (IOException e) {
            return Finding.lacking("disk", String.valueOf(e.getMessage()), "make " + runs.folder + " accessible");
        }
    }

    /** The folder of runs, or the nearest one around it that is there. */
    private Path whereRunsAre() {
        Path folder = runs.folder.toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Finding services() {
        try {
            Installation installation = Installation.find();
            installation.requireBuilt();
            return Finding.well("services", "built in " + installation.home());
        } catch (Refusal e) {
            return Finding.lacking("services", String.valueOf(e.getMessage()), "");
        }
    }

    private static Finding tensorFlow() {
        try {
            return Finding.well("TensorFlow", NativeLibrary.load());
        } catch (LinkageError e) {
            return Finding.lacking(
                    "TensorFlow",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("no library"),
                    "TensorFlow Java has libraries for Linux x86-64 and arm64, macOS arm64 and Windows x86-64");
        }
    }

    /** Tried where a search would have it: some disks run no programs. */
    private Finding redis() {
        try {
            Path folder = Files.createTempDirectory(whereRunsAre(), ".evonorm-doctor-");
            try (EmbeddedRedis redis = EmbeddedRedis.start(folder, FreePorts.one())) {
                return Finding.well("Redis", "runs, on port %d for a moment".formatted(redis.port()));
            } finally {
                FileUtils.deleteDirectory(folder.toFile());
            }
        } catch (IOException | StackException e) {
            return Finding.lacking("Redis", String.valueOf(e.getMessage()), "");
        }
    }

    private static Finding cifar10() {
        Path folder = DataPlace.cifar10();
        return Finding.well(
                "CIFAR-10",
                Files.isDirectory(folder)
                        ? folder.toString()
                        : "not fetched; wanted only for --data cifar10: 'evonorm data cifar10'");
    }
}
