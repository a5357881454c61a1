package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.ArrayList;
import java.util.List;

/** Arguments that picocli cannot take: one line, with the nearest option or command, and where the help is. */
final class WrongArguments implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        command.getErr().printf("evonorm: %s; see %s%n", message(problem, command), help);
        return Refusal.WRONG_USE;
    }

    private static String message(ParameterException problem, CommandLine command) {
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            boolean option = word.startsWith("-");
            List<String> known = new ArrayList<>();
            if (option) {
                command.getCommandSpec().optionsMap().keySet().forEach(known::add);
            } else {
                known.addAll(command.getSubcommands().keySet());
            }
            String kind = option ? "option" : command.getSubcommands().isEmpty() ? "argument" : "command";
            return "unknown %s '%s'%s".formatted(kind, word, Nearest.suggestion(word, known, 2));
        }
        String text = String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong arguments");
        return text.isEmpty() ? "wrong arguments" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
