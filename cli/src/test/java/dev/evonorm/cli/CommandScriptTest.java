package dev.evonorm.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

/** The {@code evonorm} script, with these classes in place of the jar that it would build. */
@EnabledOnOs(OS.LINUX)
class CommandScriptTest {
    private static final Path SCRIPT = Path.of("..", "evonorm").toAbsolutePath().normalize();

    /** Its {@code java} takes the options of a call and leaves out the jar. */
    @TempDir
    private Path javaHome;

    @BeforeEach
    void aJava() throws IOException {
        Files.writeString(
                javaHome.resolve("release"),
                "JAVA_VERSION=\"%d\"%n".formatted(Runtime.version().feature()));
        Path java = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/usr/bin/env bash
                options=()
                while [ "$1" != -jar ]; do options+=("$1"); shift; done
                shift 2
                exec '%s/bin/java' "${options[@]}" -cp '%s' dev.evonorm.cli.Evonorm "$@"
                """
                        .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(java, fromString("rwx------"));
    }

    @Test
    void whatACommandSaysStandsInItsPlace() throws Exception {
        assertThat(linesOf("reject nosuch"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("before"),
                        line -> assertThat(line).startsWith("evonorm: unknown layer 'nosuch'"),
                        line -> assertThat(line).isEqualTo("after 2"));
    }

    @Test
    void soDoesWhatACommandSaysThatLoadsNothing() throws Exception {
        assertThat(linesOf("layer nosuch"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("before"),
                        line -> assertThat(line).startsWith("evonorm: unknown layer 'nosuch'"),
                        line -> assertThat(line).isEqualTo("after 2"));
    }

    /** The shell then reads the script itself by that number. */
    @Test
    void withStandardErrorClosedItSaysNothing() throws Exception {
        String script = Files.readString(SCRIPT);

        assertThat(linesOf("reject nosuch 2>&-")).containsExactly("before", "after 2");
        assertThat(SCRIPT).hasContent(script);
    }

    /** Of one file that gets standard output and error of a call, of what is said before it, and of its exit code. */
    private List<String> linesOf(String call) throws IOException, InterruptedException {
        Path file = javaHome.resolve("file");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", "echo before; '%s' %s; echo after $?".formatted(SCRIPT, call))
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("EVONORM_BUILD", "never");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(file);
    }
}
