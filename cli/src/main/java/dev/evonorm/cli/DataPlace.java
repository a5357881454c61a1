package dev.evonorm.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Where the command keeps what it fetched or decoded once: {@code EVONORM_CACHE}, or below the user's cache folder. */
final class DataPlace {
    private DataPlace() {}

    static Path root() {
        String ours = System.getenv("EVONORM_CACHE");
        if (ours != null && !ours.isBlank()) {
            return Path.of(ours);
        }
        String users = System.getenv("XDG_CACHE_HOME");
        Path base =
                users != null && !users.isBlank() ? Path.of(users) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("evonorm");
    }

    /** Where {@code evonorm data cifar10} puts the binary files. */
    static Path cifar10() {
        return root().resolve("cifar-10-batches-bin");
    }

    /** Where an image folder's decoded images are kept; the folder's place tells folders of one name apart. */
    static Path packed(Path folder) {
        String place = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return root().resolve("packed").resolve(folder.getFileName() + "-" + place.substring(0, 8));
    }
}
