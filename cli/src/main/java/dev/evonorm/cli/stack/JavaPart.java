package dev.evonorm.cli.stack;

import dev.evonorm.training.process.NativeDefaults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * A Java process, or any other. Its standard input is a pipe that this process holds open: it ends when the pipe does, so
 * also after kill -9 of this process. Its output is appended to its log.
 *
 * @param alone whether it belongs to a stack of our own, to which nothing in the environment applies
 */
record JavaPart(String name, Path log, List<String> command, boolean alone) implements Part {
    private static final Pattern FOREIGN = Pattern.compile("EVONORM_(API|REDIS)_|KAFKA_|SMALLRYE_CONFIG_LOCATIONS$");
    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * Becomes the program, apart from the terminal: an interrupt reaches this process alone, which then ends the others in
     * their order, services before the broker that they talk to.
     */
    private static final String APART =
            """
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
            trap '' INT HUP
            exec "$@"
            """;

    /** One of a stack that is ours alone. */
    JavaPart(String name, Path log, List<String> command) {
        this(name, log, command, true);
    }

    @Override
    public Running start() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            whole.addAll(List.of(SHELL.toString(), "-c", APART, name));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        if (alone) {
            // What the environment says of another stack must not lock us out of our own.
            builder.environment().keySet().removeIf(name -> FOREIGN.matcher(name)
                    .lookingAt());
        }
        NativeDefaults.addTo(builder.environment());
        return new Child(builder.start());
    }

    private record Child(Process process, CompletableFuture<Integer> onExit) implements Running {
        private Child(Process process) {
            this(process, process.onExit().thenApply(Process::exitValue));
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public void askToEnd() {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the standard input of process " + pid(), e);
            }
        }

        @Override
        public void terminate() {
            process.destroy();
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }
    }
}
