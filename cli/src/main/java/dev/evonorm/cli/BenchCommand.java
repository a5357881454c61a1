package dev.evonorm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures on this machine; each benchmark is a subcommand, named here. */
@Command(
        name = "bench",
        description = "Measure this machine: each benchmark is a command of its own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        footer = {"", "Benchmarks take minutes and want an idle machine; compare figures of one run only."},
        subcommands = {
            BenchLoadCommand.class,
            BenchMemoryCommand.class,
            BenchMicroCommand.class,
            BenchPeerCommand.class,
            BenchResumeCommand.class,
            BenchStepCommand.class,
            BenchWorkersCommand.class,
            HelpCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a benchmark is missing");
    }
}
