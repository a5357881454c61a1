package dev.evonorm.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

/** The {@code evonorm} script, in a folder of its own with these classes in place of the jar that it would build. */
@EnabledOnOs(OS.LINUX)
class CommandScriptTest {
    private static final Path PROJECT = Path.of("..");
    private static final String LOGGING = "cli/src/main/config/quiet-logging.properties";
    private static final String JAR = "cli/target/evonorm-cli.jar";

    @TempDir
    private Path folder;

    @BeforeEach
    void aProjectThatIsBuilt() throws IOException {
        for (String file : List.of("evonorm", LOGGING)) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(PROJECT.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createDirectories(folder.resolve(JAR).getParent());
        Files.createFile(folder.resolve(JAR));
        Files.createDirectories(folder.resolve("target"));
    }

    /** One that takes the options of a call and leaves out the jar. */
    @BeforeEach
    void aJava() throws IOException {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(
                folder.resolve("java/release"),
                "JAVA_VERSION=\"%d\"%n".formatted(Runtime.version().feature()));
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

    /** One command that loads TensorFlow, one that does not. */
    @ParameterizedTest
    @ValueSource(strings = {"reject", "layer"})
    void whatACommandSaysStandsInItsPlace(String command) throws Exception {
        assertThat(linesOf(command + " nosuch"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("before"),
                        line -> assertThat(line).startsWith("evonorm: unknown layer 'nosuch'"),
                        line -> assertThat(line).isEqualTo("after 2"));
    }

    /** The shell then reads the script itself by that number. */
    @Test
    void withStandardErrorClosedItSaysNothing() throws Exception {
        assertThat(linesOf("reject nosuch 2>&-")).containsExactly("before", "after 2");
        assertThat(folder.resolve("evonorm")).hasSameBinaryContentAs(PROJECT.resolve("evonorm"));
    }

    @Test
    void nothingBuiltIsALackOfTheMachine() throws Exception {
        Files.delete(folder.resolve(JAR));

        assertThat(linesOf("doctor"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("before"),
                        line -> assertThat(line).startsWith("evonorm: nothing is built in " + folder),
                        line -> assertThat(line).isEqualTo("after 3"));
    }

    @Test
    void fileNamesAreReadWhateverTheLocale() throws Exception {
        Path layer = folder.resolve("Schicht-ä.json");
        Files.writeString(layer, "{");

        assertThat(linesOf("layer Schicht-ä.json").get(1))
                .contains("Schicht-ä.json")
                .doesNotContain("unknown layer");
    }

    /** Of one file that gets standard output and error of a call, of what is said before it, and of its exit code. */
    private List<String> linesOf(String call) throws IOException, InterruptedException {
        Path file = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", "echo before; ./evonorm %s; echo after $?".formatted(call))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().put("EVONORM_BUILD", "never");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(file);
    }
}
