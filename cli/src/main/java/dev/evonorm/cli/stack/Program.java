package dev.evonorm.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java program of ours, as jars and a main class.
 *
 * @param name what its files are called
 * @param plain what starts it without any preparation, as the end of a command line
 * @param jars its class path
 * @param mainClass what a class path is started with
 */
record Program(String name, List<String> plain, List<Path> jars, String mainClass) {
    private static final String QUARKUS_MAIN = "io.quarkus.runner.GeneratedMain";

    Program {
        plain = List.copyOf(plain);
        jars = List.copyOf(jars);
    }

    /**
     * A service as Quarkus packages it. Its own launcher reads classes by a loader that archives do not serve; the same jars in
     * one class path, those that Quarkus has transformed first, are the same program.
     *
     * @param folder {@code target/quarkus-app}
     */
    static Program quarkus(String name, Path folder) {
        List<Path> jars = new ArrayList<>();
        jars.add(folder.resolve("quarkus/transformed-bytecode.jar"));
        for (String part : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            jars(folder.resolve(part)).filter(jar -> !jars.contains(jar)).forEach(jars::add);
        }
        return new Program(
                name,
                List.of("-jar", folder.resolve("quarkus-run.jar").toString()),
                jars.stream().filter(Files::isRegularFile).toList(),
                QUARKUS_MAIN);
    }

    private static Stream<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
