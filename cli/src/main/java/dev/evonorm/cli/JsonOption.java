package dev.evonorm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.contracts.json.Json;
import picocli.CommandLine.Option;

import java.io.PrintWriter;

/** {@code --json}: machines read standard output; nothing else is written there. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON for machines.")
    boolean asked;

    static void print(PrintWriter out, Object value) {
        try {
            out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON form of " + value.getClass(), e);
        }
    }
}
