package dev.evonorm.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine and the build, for provenance. */
final class Machine {
    private static final int GIT_SECONDS = 5;
    private static final long MIB = 1024 * 1024;

    private Machine() {}

    static void describe(ObjectNode session, Path home) {
        String commit = git(home, "rev-parse", "HEAD");
        if (!commit.isEmpty()) {
            session.put("commit", commit);
            session.put(
                    "uncommittedChanges", !git(home, "status", "--porcelain").isEmpty());
        }
        ObjectNode versions = session.putObject("versions");
        new TreeMap<>(versions()).forEach((name, version) -> versions.put(name.toString(), version.toString()));
        session.putObject("java")
                .put("version", System.getProperty("java.version"))
                .put("vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        session.putObject("os")
                .put("name", System.getProperty("os.name"))
                .put("version", System.getProperty("os.version"))
                .put("arch", System.getProperty("os.arch"));
        session.putObject("hardware")
                .put("cpu", line("/proc/cpuinfo", "model name", System.getProperty("os.arch")))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("memoryMiB", memoryMebibytes());
        session.putObject("threads").put("perTraining", 1);
    }

    /** The versions of what decides results, written at build time. */
    static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Machine.class.getResourceAsStream("/versions.properties")) {
            if (in != null) {
                versions.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** Of the machine, or of the container where that may have less; 0 where it is unknown. */
    static long memoryMebibytes() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system == null ? 0 : Math.max(0, system.getTotalMemorySize()) / MIB;
    }

    /** The value of the first line of that key in one of Linux' files; elsewhere, or without it, the other value. */
    private static String line(String file, String key, String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(otherwise);
        } catch (IOException | UncheckedIOException notLinux) {
            return otherwise;
        }
    }

    /** What git says, or nothing where there is no git or no repository. */
    private static String git(Path home, String... arguments) {
        try {
            Process git = new ProcessBuilder(
                            Stream.concat(Stream.of("git", "-C", home.toString()), Stream.of(arguments))
                                    .toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(GIT_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? said : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
