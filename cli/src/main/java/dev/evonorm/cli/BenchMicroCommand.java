package dev.evonorm.cli;

import dev.evonorm.cli.bench.MicroBench;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.table.MicroTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** Times what is done for every proposal, by JMH. */
@Command(
        name = "micro",
        description = "Time what is done for every proposal: probe, fingerprint, mutation, JSON, tournament.",
        footer = {
            "",
            "JMH runs each benchmark in a Java process of its own, on one thread, with the services' options; two minutes in all."
        },
        mixinStandardHelpOptions = true)
final class BenchMicroCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "A regular expression; those benchmarks alone whose names have it (default: all).",
            defaultValue = ".*")
    private String pattern = ".*";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Seconds that each is timed, after as many untimed (default: ${DEFAULT-VALUE}).",
            defaultValue = "4")
    private int seconds;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Within.check("--seconds", seconds, 1, 3600);
        List<MicroTable.Row> rows;
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            rows = new MicroBench(Installation.find()).run(pattern, seconds, line::show);
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), rows);
        } else {
            spec.commandLine().getOut().print(MicroTable.text(rows));
        }
        return Refusal.DONE;
    }
}
