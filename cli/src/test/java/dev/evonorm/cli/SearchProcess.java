package dev.evonorm.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code evonorm search}, or another command, as a process of its own, with all that it starts under watch. */
final class SearchProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path out;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Set<ProcessHandle> children = ConcurrentHashMap.newKeySet();

    SearchProcess(Path folder, String... arguments) throws IOException {
        this(folder, Map.of(), arguments);
    }

    /** @param environment variables beside those of this process */
    SearchProcess(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        this("search", folder, environment, arguments);
    }

    /** Another command than the search. */
    static SearchProcess of(String name, Path folder, String... arguments) throws IOException {
        return new SearchProcess(name, folder, Map.of(), arguments);
    }

    private SearchProcess(String name, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        out = Files.createTempFile(folder, "out-", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.evonorm.cli.Evonorm",
                name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        Thread reader = new Thread(this::read, "stderr");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader err = process.errorReader()) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                lines.add(line);
                children.addAll(process.descendants().toList());
            }
        } catch (IOException ended) {
            lines.add("standard error ended: " + ended.getMessage());
        }
    }

    /** Waits until a line with that text was shown. */
    void awaitLine(String text) {
        await("a line with " + text)
                .atMost(PATIENCE)
                .failFast(() -> {
                    if (!process.isAlive() && !hasShown(text)) {
                        throw new AssertionError("the search has ended:\n" + shown());
                    }
                })
                .until(() -> hasShown(text));
    }

    private boolean hasShown(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** The process of a service. */
    ProcessHandle service(String name) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process of " + name));
    }

    /** The Java processes that it has started and that are alive, with as much of their command lines as can be had. */
    Map<Long, String> javaProcesses() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .collect(Collectors.toMap(ProcessHandle::pid, SearchProcess::commandLine));
    }

    /** The JDK leaves out one as long as the broker's. */
    private static String commandLine(ProcessHandle child) {
        try {
            Path whole = Path.of("/proc", Long.toString(child.pid()), "cmdline");
            return Files.exists(whole)
                    ? Files.readString(whole).replace('\0', ' ')
                    : child.info().commandLine().orElse("");
        } catch (IOException ended) {
            return "";
        }
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /**
     * Does what Ctrl-C does, or asks it to terminate where these tests themselves were started with interrupts ignored.
     *
     * @return the exit code to expect: 128 and the signal's number
     */
    int interrupt() throws IOException, InterruptedException {
        boolean ignored = ignoresInterrupts();
        String signal = ignored ? "-TERM" : "-INT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
        return ignored ? 143 : 130;
    }

    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /** Kills it and all that it started, at once. */
    void killAll() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        assertThat(left(Duration.ofSeconds(5))).isEmpty();
    }

    void kill() {
        process.destroyForcibly();
    }

    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ":\n" + shown());
        }
        return process.exitValue();
    }

    /** The processes started by it that are still there; those that live a moment longer are waited for. */
    List<String> left(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (ProcessHandle child : children) {
            child.onExit()
                    .completeOnTimeout(child, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .join();
        }
        return children.stream()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.pid() + " " + child.info().commandLine().orElse(""))
                .toList();
    }

    String printed() throws IOException {
        return Files.readString(out);
    }

    String shown() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
