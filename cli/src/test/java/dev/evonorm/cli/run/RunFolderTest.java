package dev.evonorm.cli.run;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.contracts.settings.SearchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunFolderTest {
    private static final SearchSettings QUICK = Profile.read("quick").settings();

    @TempDir
    Path runs;

    @Test
    void a_resumed_run_has_the_settings_that_it_began_with() {
        SearchSettings settings = Profile.read("paper-s").withSeed(5).settings();
        RunFolder.create(runs, "demo", settings).close();
        try (RunFolder folder = RunFolder.resume(runs, "demo")) {
            assertThat(folder.settings()).isEqualTo(settings);
        }
    }

    @Test
    void a_name_that_is_taken_is_refused_with_both_ways_out() {
        RunFolder.create(runs, "demo", QUICK).close();
        assertThatThrownBy(() -> RunFolder.create(runs, "demo", QUICK))
                .hasMessageContaining("--resume --run demo")
                .hasMessageContaining("--run NAME");
    }

    @Test
    void two_processes_never_hold_one_run() {
        try (RunFolder held = RunFolder.create(runs, "demo", QUICK)) {
            assertThat(held.name()).isEqualTo("demo");
            assertThatThrownBy(() -> RunFolder.resume(runs, "demo")).hasMessageContaining("another process");
        }
        RunFolder.resume(runs, "demo").close();
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_with_a_way_out() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.create(file, "demo", QUICK))
                .hasMessageContaining("cannot write the run folder")
                .hasMessageContaining("--runs DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a_b", "../x", "a b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void a_name_that_is_no_search_id_is_refused(String name) {
        assertThatThrownBy(() -> RunName.check(name)).hasMessageContaining("lower-case letters");
    }

    @Test
    void the_default_name_is_made_of_profile_and_time() {
        LocalDateTime time = LocalDateTime.of(2026, 3, 4, 5, 6, 7);
        assertThat(RunName.of("quick", time)).isEqualTo("quick-0304-050607");
        assertThat(RunName.check(RunName.of("/some/My Profile!.yaml", time))).isEqualTo("my-profile--0304-050607");
    }

    @Test
    void runs_are_listed_the_latest_first() throws IOException {
        RunFolder.create(runs, "old", QUICK).close();
        Files.setLastModifiedTime(runs.resolve("old/config.yaml"), FileTime.fromMillis(1000));
        RunFolder.create(runs, "new", QUICK).close();
        Files.createDirectories(runs.resolve("no-run"));
        assertThat(Runs.names(runs)).containsExactly("new", "old");
    }
}
