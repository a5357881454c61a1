package dev.evonorm.cli.stack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ClassDataTest {
    private static final List<String> JAVA =
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC");

    @TempDir
    Path folder;

    private ClassData data;
    private Path jar;
    private Program program;

    /** The program. */
    public static final class Greeter {
        private Greeter() {}

        public static void main(String[] arguments) {
            System.out.println("good day");
        }
    }

    @BeforeEach
    void aProgramOfOneJar() throws Exception {
        jar = folder.resolve("greeter.jar");
        String name = Greeter.class.getName();
        String entry = name.replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream bytes = ClassDataTest.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(bytes.readAllBytes());
        }
        program = new Program("p", List.of("-cp", jar.toString(), name), List.of(jar), name);
        data = new ClassData(folder.resolve("class-data"));
    }

    private static String run(List<String> options, List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(options);
        command.addAll(program);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Path draft() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("class-data"))) {
            return files.filter(file -> file.toString().endsWith(".draft"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_program_that_was_recorded_takes_its_classes_from_the_archive() throws Exception {
        run(List.of(), data.recording(program));
        assertThat(data.isPrepared(program)).isFalse();
        assertThat(data.adopt(program, JAVA)).isTrue();
        assertThat(data.isPrepared(program)).isTrue();
        assertThat(run(List.of("-Xlog:class+load"), data.start(program)))
                .contains(Greeter.class.getName() + " source: shared objects file (top)")
                .contains("good day");
    }

    @Test
    void a_program_without_an_archive_starts_as_it_is() {
        assertThat(data.isPrepared(program)).isFalse();
        assertThat(data.start(program)).isEqualTo(program.plain());
    }

    @Test
    void an_archive_that_was_cut_short_is_not_taken() throws Exception {
        run(List.of(), data.recording(program));
        Path draft = draft();
        File writable = draft.toFile();
        assertThat(writable.setWritable(true)).isTrue();
        try (RandomAccessFile archive = new RandomAccessFile(writable, "rw")) {
            archive.setLength(Files.size(draft) / 2);
        }
        assertThat(data.adopt(program, JAVA)).isFalse();
        assertThat(data.start(program)).isEqualTo(program.plain());
        assertThat(draft).doesNotExist();
    }

    @Test
    void an_archive_does_not_serve_a_jar_that_was_built_anew() throws Exception {
        run(List.of(), data.recording(program));
        data.adopt(program, JAVA);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(data.isPrepared(program)).isFalse();
        assertThat(run(List.of(), data.start(program))).contains("good day");
    }

    @Test
    void no_archive_is_made_of_folders_of_classes() throws Exception {
        Program classes = new Program("c", List.of("-cp", "x", "X"), List.of(jar, folder), "X");
        assertThat(data.isPrepared(classes)).isTrue();
        assertThat(data.recording(classes)).isEqualTo(classes.plain());
    }

    @Test
    void a_service_reads_classes_that_quarkus_has_transformed_before_all_others() throws Exception {
        for (String name : List.of(
                "quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar", "app/a.jar", "lib/main/b.jar")) {
            Files.createDirectories(folder.resolve("app-folder").resolve(name).getParent());
            Files.createFile(folder.resolve("app-folder").resolve(name));
        }
        assertThat(Program.quarkus("s", folder.resolve("app-folder")).jars())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("transformed-bytecode.jar", "generated-bytecode.jar", "a.jar", "b.jar");
    }
}
