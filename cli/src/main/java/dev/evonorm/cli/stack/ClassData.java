package dev.evonorm.cli.stack;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Archives of the classes that our programs load (class-data sharing): with one, a program starts with about half the work.
 *
 * <p>An archive is the by-product of a run: {@link #recording} says how to start that, {@link #adopt} takes what it left once a
 * start with it was seen to work. It is named after what it holds for, this Java virtual machine and the program's jars by
 * path, size and time, so one that does not fit is not found, and the program starts as without. The virtual machine checks the
 * same once more. Safe for use by several processes: files get their names when they are complete, and are never changed.
 */
final class ClassData {
    private static final String ARCHIVE = ".jsa";
    private static final String LAUNCHER = ".jar";
    private static final int DIGITS = 16;
    /**
     * What does not fit is no news: the program starts all the same. And an archive is mapped where it was made for: elsewhere
     * all its pointers are written anew, which costs 0.1 s and the memory of the whole archive in every process.
     */
    private static final List<String> MAPPED_IN_SILENCE = List.of(
            "-Xlog:cds*=off",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    private final Path folder;

    /** @param folder where the archives lie; it need not exist */
    ClassData(Path folder) {
        this.folder = folder;
    }

    /** The end of a command line that starts the program: with its archive, if there is one that fits. */
    List<String> start(Program program) {
        return key(program)
                .filter(key -> hasArchive(program, key))
                .map(key ->
                        sharing("-XX:SharedArchiveFile=" + file(program, key, ARCHIVE), file(program, key, LAUNCHER)))
                .orElse(program.plain());
    }

    /** Whether there is an archive for it, or none can be made. */
    boolean isPrepared(Program program) {
        return key(program).map(key -> hasArchive(program, key)).orElse(true);
    }

    private boolean hasArchive(Program program, String key) {
        return Files.isRegularFile(file(program, key, ARCHIVE)) && Files.isRegularFile(file(program, key, LAUNCHER));
    }

    /**
     * The end of a command line that starts the program and, when that ends by itself, leaves an archive for {@link #adopt}.
     *
     * @throws IOException if the folder cannot be written
     */
    List<String> recording(Program program) throws IOException {
        Optional<String> key = key(program);
        if (key.isEmpty()) {
            return program.plain();
        }
        Files.createDirectories(folder);
        Path launcher = file(program, key.get(), LAUNCHER);
        if (!Files.isRegularFile(launcher)) {
            writeLauncher(program, launcher);
        }
        Path draft = draft(program, key.get());
        Files.deleteIfExists(draft);
        return sharing("-XX:ArchiveClassesAtExit=" + draft, launcher);
    }

    /**
     * Makes the archive that a recording run has left the program's own, if a start with it works, and removes those of
     * earlier builds.
     *
     * @param java the command line before {@link #start}'s part, as the recording run had it
     * @return whether there is an archive now
     */
    boolean adopt(Program program, List<String> java) throws IOException, InterruptedException {
        Optional<String> key = key(program);
        if (key.isEmpty()) {
            return false;
        }
        Path draft = draft(program, key.get());
        if (!Files.isRegularFile(draft)) {
            return false;
        }
        if (!works(java, draft, file(program, key.get(), LAUNCHER))) {
            Files.delete(draft);
            return false;
        }
        Files.move(draft, file(program, key.get(), ARCHIVE), StandardCopyOption.ATOMIC_MOVE);
        removeOthers(program, key.get());
        return true;
    }

    /** An archive that was cut short could crash the virtual machine: one must have read it all before it is used. */
    private static boolean works(List<String> java, Path archive, Path launcher)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+VerifySharedSpaces",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-cp",
                launcher.toString(),
                "-version"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process.waitFor() == 0;
    }

    private static List<String> sharing(String option, Path launcher) {
        List<String> end = new ArrayList<>(MAPPED_IN_SILENCE);
        end.addAll(List.of(option, "-jar", launcher.toString()));
        return end;
    }

    private void removeOthers(Program program, String key) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(program.name() + "-") && !name.contains(key);
                    })
                    .toList();
            for (Path other : others) {
                // A process that uses one keeps it until it ends.
                Files.deleteIfExists(other);
            }
        }
    }

    private Path file(Program program, String key, String ending) {
        return folder.resolve(program.name() + "-" + key + ending);
    }

    private Path draft(Program program, String key) {
        return folder.resolve("%s-%s.%d.draft"
                .formatted(program.name(), key, ProcessHandle.current().pid()));
    }

    /** A jar of nothing but a class path: a command line of 170 jars is longer than some systems take. */
    private void writeLauncher(Program program, Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, program.mainClass());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                program.jars().stream().map(jar -> relative(jar)).collect(Collectors.joining(" ")));
        Path draft = file.resolveSibling("%s.%d.draft"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try (OutputStream out = Files.newOutputStream(draft);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The virtual machine's archives know class paths by files beside the launcher: an absolute one finds no classes there. */
    private String relative(Path jar) {
        String path = folder.toAbsolutePath().relativize(jar.toAbsolutePath()).toString();
        return path.replace(File.separatorChar, '/');
    }

    /** What an archive holds for; nothing where none can be made, since not all of the class path is jars. */
    private static Optional<String> key(Program program) {
        StringBuilder text = new StringBuilder();
        for (String property : List.of("java.vm.name", "java.vm.vendor", "java.vm.version", "java.home")) {
            text.append(System.getProperty(property)).append('\n');
        }
        for (Path jar : program.jars()) {
            BasicFileAttributes attributes = attributes(jar);
            if (attributes == null || !attributes.isRegularFile()) {
                return Optional.empty();
            }
            text.append("%s %d %s%n".formatted(jar, attributes.size(), attributes.lastModifiedTime()));
        }
        return program.jars().isEmpty()
                ? Optional.empty()
                : Optional.of(DigestUtils.sha256Hex(text.toString()).substring(0, DIGITS));
    }

    private static @Nullable BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException missing) {
            return null;
        }
    }
}
