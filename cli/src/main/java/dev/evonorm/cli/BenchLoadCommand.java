package dev.evonorm.cli;

import dev.evonorm.cli.bench.Load;
import dev.evonorm.cli.bench.LoadBench;
import dev.evonorm.cli.bench.LoadFigures;
import dev.evonorm.cli.bench.LoadTable;
import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures the control plane under simulated workers, large populations, and random graphs. */
@Command(
        name = "load",
        description = {
            "Measure the control plane: broker, Redis and services, under searches whose task only pretends to train.",
            "--workers: so many tasks of --task at a time; --members: populations of such sizes, tasks of no length;",
            "--proposals: random graphs, nearly all of which the probe rejects, with so many under way."
        },
        mixinStandardHelpOptions = true)
final class BenchLoadCommand implements Callable<Integer> {
    @Option(names = "--workers", paramLabel = "N", split = ",", description = "Numbers of workers, with commas.")
    private List<Integer> workers = List.of();

    @Option(names = "--members", paramLabel = "N", split = ",", description = "Sizes of the population, with commas.")
    private List<Integer> members = List.of();

    @Option(
            names = "--samples",
            paramLabel = "N",
            split = ",",
            description = "Members that a tournament draws, with commas; each with each of --members (default: 50).")
    private List<Integer> samples = List.of(50);

    @Option(names = "--proposals", paramLabel = "N", split = ",", description = "Random graphs under way, with commas.")
    private List<Integer> proposals = List.of();

    @Option(names = "--task", paramLabel = "T", description = "How long a task of --workers takes (default: 1s).")
    private String task = "1s";

    @Option(names = "--processes", paramLabel = "N", description = "Trainer processes (default: 1).")
    private int processes = 1;

    @Option(
            names = "--settle",
            paramLabel = "N",
            description = "Seconds that each load runs evenly before it is measured (default: 20).")
    private int settle = 20;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each load is measured (default: 30).")
    private int seconds = 30;

    @Option(names = "--folder", paramLabel = "DIR", description = "Keeps the stacks' data and logs there.")
    private @Nullable Path folder;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Duration each = TimeSpan.parse(task)
                .orElseThrow(() -> Refusal.wrongUse("--task is '%s'; it must be %s", task, TimeSpan.FORM));
        Within.check("--processes", processes, 1, 64);
        Within.check("--settle", settle, 0, 3600);
        Within.check("--seconds", seconds, 1, 3600);
        workers.forEach(count -> Within.check("--workers", count, 1, 5000));
        members.forEach(count -> Within.check("--members", count, 1, 1_000_000));
        samples.forEach(count -> Within.check("--samples", count, 1, 100_000));
        proposals.forEach(count -> Within.check("--proposals", count, 1, 10_000));
        Map<String, Load> loads = loads(each);
        if (loads.isEmpty()) {
            throw Refusal.wrongUse("there is nothing to measure; give --workers, --members or --proposals");
        }
        Installation installation = Installation.find();
        installation.requireBuilt();
        List<LoadFigures> figures = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        LoadBench bench = new LoadBench(
                installation,
                folder == null ? Files.createTempDirectory("evonorm-load-") : folder,
                Duration.ofSeconds(settle),
                Duration.ofSeconds(seconds),
                text -> err.println("evonorm: " + text));
        for (Map.Entry<String, Load> load : loads.entrySet()) {
            figures.add(bench.measure(load.getKey(), load.getValue()));
        }
        print(figures);
        return Refusal.DONE;
    }

    private Map<String, Load> loads(Duration each) {
        Map<String, Load> loads = new LinkedHashMap<>();
        for (int count : workers) {
            loads.put("workers-" + count, Load.of(count, Math.min(count, processes), each));
        }
        for (int count : members) {
            for (int sample : samples) {
                Load none = Load.of(64, processes, Duration.ZERO).with(count, sample);
                loads.put("members-%d-sample-%d".formatted(count, sample), none);
            }
        }
        for (int count : proposals) {
            loads.put("proposals-" + count, Load.of(8, 1, Duration.ZERO).ofRandomGraphs(count));
        }
        return loads;
    }

    private void print(List<LoadFigures> figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked) {
            JsonOption.print(out, figures);
            return;
        }
        out.print(LoadTable.rates(figures));
        out.printf("%nCPU milliseconds a decided candidate%n");
        out.print(LoadTable.costs(figures));
        out.printf("%nEvents not answered at the end, those under way among them%n");
        out.print(LoadTable.unanswered(figures));
    }
}
