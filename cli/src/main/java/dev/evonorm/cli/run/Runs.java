package dev.evonorm.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of all runs. */
public final class Runs {
    private Runs() {}

    /** The names of the runs there, the latest first; none where the folder is missing. */
    public static List<String> names(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("config.yaml")))
                    .sorted(Comparator.comparing(Runs::begun).reversed())
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static FileTime begun(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("config.yaml"));
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /** The file of an accepted candidate's graph, in whichever run it is. */
    public static Optional<Path> layer(Path runs, String candidateId) {
        if (!candidateId.matches("[a-z0-9][a-z0-9-]*")) {
            return Optional.empty();
        }
        return names(runs).stream()
                .map(name -> runs.resolve(name).resolve("layers").resolve(candidateId + ".json"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The candidates of all runs whose graphs are kept. */
    public static List<String> layers(Path runs) {
        return names(runs).stream()
                .flatMap(name -> ids(runs.resolve(name).resolve("layers")).stream())
                .toList();
    }

    private static List<String> ids(Path layers) {
        try (Stream<Path> files = Files.list(layers)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
