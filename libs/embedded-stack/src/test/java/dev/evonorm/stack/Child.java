package dev.evonorm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** A main class of ours as a JVM of its own, whose standard input we hold open. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Child start(Path output, Class<?> main, Object... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Child(process, output);
    }

    Child awaitLine(String start) {
        await().atMost(Duration.ofSeconds(60)).until(() -> line(start) != null || !process.isAlive());
        if (line(start) == null) {
            throw new AssertionError("the child ended without '%s':%n%s".formatted(start, output()));
        }
        return this;
    }

    /** The rest of the first line that starts so. */
    String rest(String start) {
        return String.valueOf(line(start)).substring(start.length());
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As the end of the parent does. */
    int closeInput() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the child does not end with its input");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String line(String start) {
        return output().lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse(null);
    }
}
