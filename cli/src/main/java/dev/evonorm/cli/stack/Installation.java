package dev.evonorm.cli.stack;

import dev.evonorm.cli.refusal.Refusal;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the built applications lie.
 *
 * @param home the project's root
 */
public record Installation(Path home) {
    private static final List<String> SERVICES =
            List.of("selector-service", "mutator-service", "rejection-service", "trainer-service", "eval-service");

    /** The folder that the {@code evonorm} script names, else the one around this class. */
    public static Installation find() {
        String named = System.getProperty("evonorm.home");
        if (named != null) {
            return new Installation(Path.of(named));
        }
        try {
            Path classes = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = classes; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("services")) && Files.isRegularFile(folder.resolve("evonorm"))) {
                    return new Installation(folder);
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class comes from no file", e);
        }
        throw Refusal.environment("the services are not to be found; call the evonorm script in the project's root");
    }

    /** The runnable jar of a service. */
    Path service(String name) {
        return home.resolve("services").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Refuses if a service has not been built. */
    public void requireBuilt() {
        for (String service : SERVICES) {
            if (!Files.isRegularFile(service(service))) {
                throw Refusal.environment(
                        "%s has not been built: %s is missing; run 'mvn -Dquick -DskipTests package' in %s",
                        service, service(service), home);
            }
        }
    }

    /**
     * A command that starts Java as this process was started, with flags for a quick start and a small heap.
     *
     * @param log where its output goes; a report of its crash, if it should crash, goes beside it
     */
    List<String> java(int heapMebibytes, Path log) {
        String javaHome = System.getProperty("java.home");
        List<String> command = new ArrayList<>(List.of(
                Path.of(javaHome, "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx" + heapMebibytes + "m",
                // Whatever could not get its memory, a half-dead process must not look alive.
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + log.resolveSibling("%s-crash-%%p.txt".formatted(log.getFileName())),
                "-Djava.awt.headless=true",
                // TensorFlow counts its own memory; these limits would count it against the heap.
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        return command;
    }
}
