package dev.evonorm.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.study.chart.Charts;
import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a study's files lie, held by one process at a time.
 *
 * <pre>
 * settings.json   all that decides the results
 * trials.csv      one row a trial
 * *.png           the charts
 * worker.log      what the workers' native libraries said
 * </pre>
 */
public final class StudyFolder implements AutoCloseable {
    private static final String TRIALS = "trials.csv";
    private static final int HASH_DIGITS = 16;

    private final Path root;
    private final FileChannel lock;

    private StudyFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the folder.
     *
     * @param resume whether results that are there are gone on with; else they must not be there
     * @throws StudyException if that is not so, or another process has the folder
     */
    public static StudyFolder open(Path root, boolean resume) {
        boolean begun = begun(root);
        if (resume && !begun) {
            throw new StudyException("nothing to go on with: %s has no %s".formatted(root, TRIALS));
        }
        if (!resume && begun) {
            throw new StudyException(
                    "%s has results already; go on with them by --resume, or give another folder by --out DIR"
                            .formatted(root));
        }
        try {
            Files.createDirectories(root);
            return new StudyFolder(root, acquire(root));
        } catch (IOException e) {
            throw StudyException.wrongUse(
                    "cannot write the folder %s (%s); give another by --out DIR".formatted(root, e), e);
        }
    }

    /** Whether the study, or a part of it, has results. */
    private static boolean begun(Path root) {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> within = Files.list(root)) {
            return Files.exists(root.resolve(TRIALS)) || within.anyMatch(part -> Files.exists(part.resolve(TRIALS)));
        } catch (IOException e) {
            throw StudyException.wrongUse("cannot read the folder %s (%s)".formatted(root, e), e);
        }
    }

    private static FileChannel acquire(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("study.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Refused below, as if another process held it.
        }
        channel.close();
        throw new StudyException(
                "%s is at work in another process; wait for it, or give another folder".formatted(root));
    }

    public Path root() {
        return root;
    }

    public Path workerLog() {
        return root.resolve("worker.log");
    }

    /** Keeps the settings and opens the results. */
    ResultFile results(Study study) throws IOException {
        return results(study.name(), study.settings(), study.columns());
    }

    /**
     * Keeps the settings and opens the results.
     *
     * @param settings all that decides the results; results under others are refused
     * @throws StudyException if there are such
     */
    public ResultFile results(String study, Object settings, List<String> columns) throws IOException {
        String text = json(settings);
        ResultFile results = new ResultFile(root.resolve(TRIALS), study, hash(text), columns);
        Files.writeString(root.resolve("settings.json"), text + "\n");
        return results;
    }

    /** Opens results beside the study's own, under the same settings; they are begun where there are none. */
    public ResultFile more(String file, String study, Object settings, List<String> columns) throws IOException {
        return new ResultFile(root.resolve(file), study, hash(json(settings)), columns);
    }

    /** Takes a folder within, for a part of the study; it goes on with what is there. */
    public StudyFolder part(String name) {
        Path place = root.resolve(name);
        return open(place, begun(place));
    }

    private static String hash(String settings) {
        return DigestUtils.sha256Hex(settings).substring(0, HASH_DIGITS);
    }

    private static String json(Object settings) {
        try {
            return Json.mapper()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings have a JSON form", e);
        }
    }

    /** Draws the charts; returns their files. */
    public List<Path> draw(Findings findings) {
        List<Path> files = new ArrayList<>();
        findings.charts().forEach((name, panels) -> {
            Path file = root.resolve(name + ".png");
            Charts.write(file, panels);
            files.add(file);
        });
        return files;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of " + root, e);
        }
    }
}
