package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.data.Datasets;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What {@code --data} names: the generated set, the fetched CIFAR-10, or a folder. An image folder is decoded once into
 * binary files, which every process then maps.
 *
 * @param name in settings; workers know the data by it
 * @param folder of binary files, null for the generated set
 */
record DataChoice(String name, @Nullable Path folder) {
    static final String SYNTHETIC = DatasetCatalogue.SYNTHETIC;
    static final String CIFAR10 = "cifar10";
    private static final int MOST_OF_NAME = 48;
    private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(3);

    /** Finds the data and refuses what cannot be used. */
    static DataChoice of(String text, Consumer<String> notices) {
        if (text.equals(SYNTHETIC)) {
            return new DataChoice(SYNTHETIC, null);
        }
        if (text.equals(CIFAR10) && !Files.isDirectory(Path.of(text))) {
            if (!Files.isDirectory(DataPlace.cifar10())) {
                throw Refusal.wrongUse(
                        "CIFAR-10 is not in %s; fetch it with 'evonorm data cifar10', or give its folder: --data DIR",
                        DataPlace.cifar10());
            }
            return new DataChoice(CIFAR10, DataPlace.cifar10());
        }
        Path folder = Path.of(text);
        if (!Files.exists(folder)) {
            throw Refusal.wrongUse(
                    "no data '%s': it is neither %s, %s nor a folder%s",
                    text, SYNTHETIC, CIFAR10, Nearest.suggestion(text, List.of(SYNTHETIC, CIFAR10), 1));
        }
        return new DataChoice(name(folder), packed(folder.toAbsolutePath().normalize(), notices));
    }

    private static String name(Path folder) {
        String last = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String plain =
                last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        plain = plain.substring(0, Math.min(plain.length(), MOST_OF_NAME)).replaceAll("-$", "");
        return plain.isEmpty() || plain.equals(SYNTHETIC) ? "data-" + plain : plain;
    }

    private static Path packed(Path folder, Consumer<String> notices) {
        AtomicLong told = new AtomicLong(System.nanoTime());
        return Datasets.pack(folder, DataPlace.packed(folder), (done, total) -> {
            long last = told.get();
            if (System.nanoTime() - last > BETWEEN_NOTICES.toNanos() && told.compareAndSet(last, System.nanoTime())) {
                notices.accept("decoding the images of %s once: %d of %d".formatted(folder, done, total));
            }
        });
    }

    /** This, if a folder of it can be opened; the generated set always can. */
    DataChoice checked() {
        if (folder != null) {
            open();
        }
        return this;
    }

    /** Opens the data in this process. */
    Dataset open() {
        return new DatasetCatalogue(folders()).named(name);
    }

    /** The sha256 of the content, which may read every image. */
    String sha256() {
        return name.equals(SYNTHETIC) ? DatasetCatalogue.SYNTHETIC_SHA256 : open().sha256();
    }

    /** What the services are told: name and folder; nothing for the generated set, which all know. */
    Map<String, Path> folders() {
        return folder == null ? Map.of() : Map.of(name, folder);
    }
}
