package dev.evonorm.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.LayerGraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code runs/NAME/}, held by one process at a time through a lock that the operating system drops with the process.
 *
 * <pre>
 * config.yaml       the settings, fully resolved
 * provenance.json   commit, versions, machine, seeds, hash of the data
 * events.jsonl      the search's journal, one event a line, append-only
 * candidates.csv    one row a decided candidate
 * layers/ID.json    the graph of every accepted candidate
 * leaderboard.json  the result
 * stack/            broker, Redis, data and logs of the services
 * </pre>
 */
public final class RunFolder implements AutoCloseable {
    private static final Pattern CANDIDATE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Path root;
    private final FileChannel lock;

    private RunFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Makes the folder of a new run. */
    public static RunFolder create(Path runs, String name, SearchSettings settings) {
        Path root = runs.resolve(RunName.check(name));
        if (Files.exists(root.resolve("config.yaml"))) {
            throw Refusal.wrongUse(
                    "the run %s exists in %s; go on with it by --resume --run %s, or name another by --run NAME",
                    name, root, name);
        }
        try {
            Files.createDirectories(root.resolve("layers"));
            RunFolder folder = new RunFolder(root, acquire(root));
            folder.write("config.yaml", Profile.yaml(settings));
            return folder;
        } catch (IOException | UncheckedIOException e) {
            throw Refusal.wrongUse(
                    "cannot write the run folder %s: %s; choose another place by --runs DIR", root, reason(e));
        }
    }

    /** Takes up the folder of an earlier run. */
    public static RunFolder resume(Path runs, String name) {
        Path root = existing(runs, name);
        try {
            return new RunFolder(root, acquire(root));
        } catch (IOException e) {
            throw Refusal.wrongUse("cannot write the run folder %s: %s", root, reason(e));
        }
    }

    /** The folder of a run that is there, or a refusal with the nearest names. */
    public static Path existing(Path runs, String name) {
        Path root = runs.resolve(RunName.check(name));
        if (!Files.isRegularFile(root.resolve("config.yaml"))) {
            throw Refusal.wrongUse(
                    "no run '%s' in %s%s", name, runs.toAbsolutePath(), Nearest.suggestion(name, Runs.names(runs), 2));
        }
        return root;
    }

    private static FileChannel acquire(Path root) throws IOException {
        Path file = root.resolve("run.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw Refusal.wrongUse(
                    "the run %s is at work in another process (its lock is %s); stop that one first, or name another run"
                            + " by --run NAME",
                    root.getFileName(), file);
        }
        return channel;
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause();
        Throwable e = failure instanceof UncheckedIOException && cause != null ? cause : failure;
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    public Path root() {
        return root;
    }

    public String name() {
        return String.valueOf(root.getFileName());
    }

    /** What is left on its disk, in MiB; where the stack's data lie on others, on the fullest. */
    public long mebibytesLeft() {
        return Stream.of(root, stack().resolve("kafka"), stack().resolve("redis"))
                .filter(Files::exists)
                .mapToLong(RunFolder::mebibytesLeft)
                .min()
                .orElse(0);
    }

    /** Nothing where the disk cannot even say. */
    private static long mebibytesLeft(Path place) {
        try {
            return Files.getFileStore(place).getUsableSpace() >> 20;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Where the local stack keeps its state. */
    public Path stack() {
        return stack(root);
    }

    /** Where the local stack of the run in a folder keeps its state. */
    public static Path stack(Path root) {
        return root.resolve("stack");
    }

    public Path events() {
        return root.resolve("events.jsonl");
    }

    public Path candidates() {
        return root.resolve("candidates.csv");
    }

    /** The settings as they were when the run began. */
    public SearchSettings settings() {
        return settings(root);
    }

    /** The settings of the run in a folder, as they were when it began. */
    public static SearchSettings settings(Path root) {
        return Profile.resolved(root.resolve("config.yaml")).settings();
    }

    /** Keeps a graph as {@code layers/ID.json}; the id comes from a selector, which may be anybody's. */
    void keep(String id, LayerGraph graph) {
        if (!CANDIDATE.matcher(id).matches()) {
            throw Refusal.failed(
                    "the selector names a candidate '%s', which cannot be a file's name; is it a selector of EvoNorm?",
                    id);
        }
        Path file = root.resolve("layers").resolve(id + ".json");
        if (!Files.exists(file)) {
            write("layers/" + id + ".json", GraphJson.write(graph) + "\n");
        }
    }

    /** Writes a value as JSON for people: indented. */
    public void writeJson(String name, Object value) {
        ObjectMapper mapper = Json.mapper();
        try {
            write(name, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " has no JSON form", e);
        }
    }

    /** Replaces a file at once: readers see the old one or the new one. */
    private void write(String name, String text) {
        Path file = root.resolve(name);
        Path draft = root.resolve(name + ".new");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Gives the run free for other processes. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of " + root, e);
        }
    }
}
