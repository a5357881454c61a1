package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Linux has a file to which nothing can be written, for want of room. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    @TempDir
    Path runs;

    @Test
    void a_run_that_cannot_be_written_down_ends_with_one_line_that_says_what_to_do() throws IOException {
        RunFolder.create(runs, "t", Profile.read("quick").settings()).close();
        Files.createSymbolicLink(runs.resolve("t/candidates.csv"), Path.of("/dev/full"));

        Called call = Called.with("search", "--resume", "--run", "t", "--runs", runs, "--server", "http://127.0.0.1:1");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("evonorm: the run cannot be written down in %s: No space".formatted(runs.resolve("t")))
                .contains("MiB are left there", "Make room")
                .contains("'evonorm search --resume --run t --runs %s --server http://127.0.0.1:1'".formatted(runs));
    }
}
