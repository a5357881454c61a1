package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The root command. Each subcommand's class loads what it needs when it runs, so the short ones answer at once. */
@Command(
        name = "evonorm",
        version = {"evonorm 0.1.0", "Java ${java.version} on ${os.name} ${os.arch}"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Discovers normalization-activation layers by evolving computation graphs.",
        footer = {
            "",
            "LAYER is a name of the catalogue, a candidate id of a run, or a JSON file.",
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 the environment lacks something."
        },
        subcommands = {
            SearchCommand.class,
            TrainerCommand.class,
            TopCommand.class,
            ReplayCommand.class,
            LayersCommand.class,
            LayerCommand.class,
            RejectCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            BenchCommand.class,
            StudyCommand.class,
            ChaosCommand.class,
            DataCommand.class,
            PrepareCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        })
public final class Evonorm implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = StandardError.open();
        int exitCode;
        try {
            exitCode = run(out, err, arguments);
        } catch (Error e) {
            err.printf("evonorm: %s; this machine or this build cannot run it, 'evonorm doctor' may say why%n", e);
            exitCode = e instanceof LinkageError ? Refusal.ENVIRONMENT : Refusal.FAILED;
        }
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /** Runs one command as {@link #main} does, without ending the process. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine()
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
    }

    /** How arguments are read. */
    static CommandLine commandLine() {
        return new CommandLine(new Evonorm())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false);
    }
}
