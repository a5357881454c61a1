package dev.evonorm.stack;

import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The redis-server of this system, unpacked from the embedded-redis jar into a folder. */
final class RedisExecutable {
    private RedisExecutable() {}

    /** The first build that runs here: this system's own, then on Linux the static one, which needs no libraries. */
    static Path unpack(Path folder) throws IOException {
        List<String> builds = builds();
        for (String build : builds) {
            Path executable = copy(build, folder);
            if (runs(executable)) {
                return executable;
            }
        }
        throw new StackException(
                "none of the redis-server builds %s runs on this system; use a Redis of your own".formatted(builds));
    }

    private static List<String> builds() {
        OsArchitecture system = OsArchitecture.detectOSandArchitecture();
        var known = ExecutableProvider.newProvidedVersionsMap();
        List<String> builds = new ArrayList<>();
        if (known.containsKey(system)) {
            builds.add(known.get(system));
        }
        if (system.equals(OsArchitecture.UNIX_x86_64)) {
            builds.add(known.get(OsArchitecture.UNIX_x86));
        }
        return builds;
    }

    private static Path copy(String build, Path folder) throws IOException {
        String name = build.substring(build.lastIndexOf('/') + 1);
        Path executable = folder.resolve(name);
        if (Files.isExecutable(executable)) {
            return executable;
        }
        Path part = folder.resolve(name + ".part");
        try (InputStream in = ExecutableProvider.class.getResourceAsStream(build)) {
            if (in == null) {
                throw new IOException("the embedded-redis jar has no " + build);
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!part.toFile().setExecutable(true)) {
            throw new IOException(part + " cannot be made executable");
        }
        // At its place only when whole, whenever we are killed.
        return Files.move(part, executable, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean runs(Path executable) throws IOException {
        Process version = new ProcessBuilder(executable.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            return version.waitFor() == 0;
        } catch (InterruptedException e) {
            version.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while trying " + executable, e);
        }
    }
}
