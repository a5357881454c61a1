package dev.evonorm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Experiments on the search space and on the tests; each study is a subcommand, named here. */
@Command(
        name = "study",
        description = "Repeat an experiment: each study is a command of its own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "STUDY",
        footer = {
            "",
            "A study leaves trials.csv, settings.json and charts in its folder. Every result is kept as soon as it is",
            "known: after an interruption, or kill -9, the same call with --resume goes on."
        },
        subcommands = {
            StudyInvarianceCommand.class,
            StudyRandomLayersCommand.class,
            StudyRejectionCommand.class,
            StudyProgressCommand.class,
            StudyAblationCommand.class,
            HelpCommand.class
        })
final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a study is missing");
    }
}
