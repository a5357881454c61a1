package dev.evonorm.cli;

import dev.evonorm.cli.chaos.check.Checker;
import dev.evonorm.cli.chaos.check.Evidence;
import dev.evonorm.cli.chaos.check.RunReader;
import dev.evonorm.cli.chaos.check.Violation;
import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.run.RunName;
import dev.evonorm.cli.stack.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs a search under faults, and checks what is left of it. */
@Command(
        name = "chaos",
        description = {
            "Run a search of simulated tasks on this machine while its processes are killed and paused, its records come"
                    + " twice and bad ones come between; then check that nothing was lost or counted twice.",
            "Exit code 1 if the check finds anything."
        },
        mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
    private static final int MOST_KILLS = 10_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kills at least, spread evenly over the seven processes (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int kills;

    @Option(
            names = "--every",
            paramLabel = "T",
            description = "Time from one kill to the next (default: ${DEFAULT-VALUE}).",
            defaultValue = "5s")
    private String every = "5s";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What befalls what, and when (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(names = "--run", paramLabel = "NAME", description = "The run's name (default: chaos and time).")
    private @Nullable String name;

    @Option(
            names = "--check",
            paramLabel = "RUN",
            description = "Only check a run that has ended, of this command or of search; nothing is hurt.")
    private @Nullable String checked;

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (checked != null) {
            return check(checked);
        }
        Duration time = TimeSpan.parse(every).orElseThrow(() -> wrongTime());
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw wrongTime();
        }
        Within.check("--kills", kills, 1, MOST_KILLS);
        Installation installation = Installation.find();
        installation.requireBuilt();
        ChaosSession session = new ChaosSession(
                installation, kills, time, seed, spec.commandLine().getErr());
        String run = name == null ? RunName.of("chaos", LocalDateTime.now()) : name;
        try (RunFolder folder = RunFolder.create(runs.folder, run, session.settings())) {
            ChaosReport report = session.run(folder);
            PrintWriter out = spec.commandLine().getOut();
            if (json.asked) {
                JsonOption.print(out, report);
            } else {
                report.print(out);
            }
            return report.violations().isEmpty() ? Refusal.DONE : Refusal.FAILED;
        }
    }

    private Refusal wrongTime() {
        return Refusal.wrongUse("--every is '%s'; it must be a time between 1s and 10m, such as 5s", every);
    }

    private int check(String run) throws Exception {
        try (RunFolder folder = RunFolder.resume(runs.folder, run)) {
            if (!Files.isDirectory(folder.stack())) {
                throw Refusal.wrongUse(
                        "the run %s has no stack in %s: its search was on another machine, or that folder is gone",
                        run, folder.root());
            }
            Evidence evidence = RunReader.read(folder);
            List<Violation> violations = Checker.check(evidence);
            PrintWriter out = spec.commandLine().getOut();
            if (json.asked) {
                JsonOption.print(out, Map.of("run", run, "violations", violations));
            } else {
                violations.forEach(out::println);
                out.printf(
                        "%s: %d journal entries, %d records and %d dead letters checked, %d violations%n",
                        run,
                        evidence.journal().size(),
                        evidence.records().size(),
                        evidence.deadLetters().size(),
                        violations.size());
            }
            return violations.isEmpty() ? Refusal.DONE : Refusal.FAILED;
        }
    }
}
