package dev.evonorm.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The machine's Python, if it has what the example needs. */
final class Python {
    /** Debian's own first: another on the path may lack Debian's packages. */
    private static final List<String> COMMANDS = List.of("/usr/bin/python3", "python3");

    private static final Path FOLDER = Path.of("python-task");

    private final String command;

    private Python(String command) {
        this.command = command;
    }

    /** Skips the test where Python or one of these packages is missing. */
    static Python with(String... packages) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        for (String command : COMMANDS) {
            Python python = new Python(command);
            try {
                Process process = python.start("-c", "import " + String.join(", ", packages));
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() == 0) {
                    return python;
                }
                said.add(command + ": " + output.strip().lines().reduce("", (first, last) -> last));
            } catch (IOException e) {
                said.add(String.valueOf(e.getMessage()));
            }
        }
        assumeTrue(false, "no Python with %s here (%s)".formatted(String.join(", ", packages), said));
        throw new AssertionError("an assumption that fails ends the test");
    }

    /** Starts it in the example's folder; standard error goes where standard output does. */
    Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", FOLDER.toAbsolutePath().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder.start();
    }

    /** Its output for that input. */
    String run(String input, String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
