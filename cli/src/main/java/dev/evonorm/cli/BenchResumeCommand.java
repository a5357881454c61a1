package dev.evonorm.cli;

import dev.evonorm.cli.bench.ResumeBench;
import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.table.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures how soon a search goes on after all of its processes were killed at once. */
@Command(
        name = "resume",
        description = {
            "Kill all processes of a search at once, go on with --resume, and measure until the next event is counted.",
            "At the end the search is checked: nothing lost, nothing counted twice (exit code 1 otherwise)."
        },
        mixinStandardHelpOptions = true)
final class BenchResumeCommand implements Callable<Integer> {
    @Option(names = "--times", paramLabel = "N", description = "How often (default: 5).")
    private int times = 5;

    @Option(names = "--work", paramLabel = "T", description = "From an event to the next kill (default: 5s).")
    private String work = "5s";

    @Option(names = "--folder", paramLabel = "DIR", description = "Keeps the run there.")
    private @Nullable Path folder;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Within.check("--times", times, 1, 100);
        Duration pause = TimeSpan.parse(work)
                .orElseThrow(() -> Refusal.wrongUse("--work is '%s'; it must be %s", work, TimeSpan.FORM));
        Installation.find().requireBuilt();
        Path place = folder == null ? Files.createTempDirectory("evonorm-resume-") : folder.toAbsolutePath();
        PrintWriter err = spec.commandLine().getErr();
        ResumeBench.Report report = new ResumeBench(place, pause, text -> err.println("evonorm: " + text)).run(times);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked) {
            JsonOption.print(out, report);
        } else {
            print(out, report);
        }
        return report.violations().isEmpty() ? Refusal.DONE : Refusal.FAILED;
    }

    private static void print(PrintWriter out, ResumeBench.Report report) {
        List<List<String>> rows = new ArrayList<>();
        for (ResumeBench.Kill kill : report.kills()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    Integer.toString(kill.processes()),
                    "%.1f s".formatted(kill.seconds())));
        }
        out.print(TextTable.render(List.of("kill", "processes", "next event counted after"), rows, 0));
        report.violations().forEach(out::println);
        out.printf("%d violations%n", report.violations().size());
    }
}
