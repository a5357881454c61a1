package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.graph.InvalidGraphException;
import dev.evonorm.training.data.DatasetException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Turns what a command throws into one line and an exit code; the trace of a surprise goes to a file. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (failure instanceof Refusal refusal) {
            err.println("evonorm: " + refusal.getMessage());
            return refusal.exitCode();
        }
        if (failure instanceof InvalidGraphException || failure instanceof DatasetException) {
            err.println("evonorm: " + failure.getMessage());
            return Refusal.WRONG_USE;
        }
        err.printf(
                "evonorm: unexpected %s: %s; %s%n",
                failure.getClass().getSimpleName(), firstLine(failure), keep(failure, arguments));
        return Refusal.FAILED;
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** Says where the trace was put. */
    private static String keep(Exception failure, ParseResult arguments) {
        try {
            Path file = Files.createTempFile("evonorm-", ".log");
            try (PrintWriter log = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
                log.println(Instant.now() + " evonorm " + String.join(" ", original(arguments)));
                failure.printStackTrace(log);
            }
            return "the details are in " + file;
        } catch (IOException unwritable) {
            return "its details could not be written: " + unwritable.getMessage();
        }
    }

    private static List<String> original(ParseResult arguments) {
        return arguments.originalArgs();
    }
}
