package dev.evonorm.training.data;

import dev.evonorm.contracts.settings.Name;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data sets that a process knows by name: {@value #SYNTHETIC} always, others by their folders. A name is looked up
 * among the configured ones and never becomes part of a path, so whoever writes settings reaches no other file. Each is opened when
 * first asked for and then shared; safe for use by several threads. One that cannot be opened is tried anew next time.
 */
public final class DatasetCatalogue {
    /** The generated set. */
    public static final String SYNTHETIC = "synthetic";

    /**
     * {@link Dataset#sha256()} of the generated set: the same on every machine, so it need not be made to be named. Scores on it
     * can be compared only while this holds.
     */
    public static final String SYNTHETIC_SHA256 = "370c95527c8cd630288eeae67f10b6186188a3684af20ad737facfb09df43772";

    /** The seed of the generated set: all searches and workers share the same images. */
    private static final long SYNTHETIC_SEED = 1;

    private final Map<String, Path> folders;
    private final ConcurrentHashMap<String, Dataset> opened = new ConcurrentHashMap<>();

    /**
     * @param folders folders for {@link Datasets#open} by the names that settings use
     * @throws IllegalArgumentException if one is called {@value #SYNTHETIC}, or what settings cannot name
     */
    public DatasetCatalogue(Map<String, Path> folders) {
        this.folders = new TreeMap<>(folders);
        for (String name : folders.keySet()) {
            if (!Name.is(name)) {
                throw new IllegalArgumentException(
                        "the folder %s is called '%s'; settings could not name it: a name is %s"
                                .formatted(folders.get(name), name, Name.FORM));
            }
        }
        if (folders.containsKey(SYNTHETIC)) {
            throw new IllegalArgumentException("%s is the name of the generated set; give the folder %s another"
                    .formatted(SYNTHETIC, folders.get(SYNTHETIC)));
        }
    }

    /** All names, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(folders.keySet());
        names.add(SYNTHETIC);
        return names;
    }

    /**
     * The data set of that name.
     *
     * @throws DatasetException if there is none, or it cannot be opened
     */
    public Dataset named(String name) {
        return opened.computeIfAbsent(name, this::open);
    }

    private Dataset open(String name) {
        if (name.equals(SYNTHETIC)) {
            return Datasets.synthetic(SYNTHETIC_SEED);
        }
        Path folder = folders.get(name);
        if (folder == null) {
            throw new DatasetException(
                    "There is no data set %s here; known are %s. Name one of them, or configure a folder for it"
                            .formatted(name, String.join(", ", names())));
        }
        return Datasets.open(folder).named(name);
    }
}
