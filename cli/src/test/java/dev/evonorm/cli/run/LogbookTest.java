package dev.evonorm.cli.run;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import static dev.evonorm.cli.run.Entries.accepted;
import static dev.evonorm.cli.run.Entries.rejected;
import static dev.evonorm.cli.run.Entries.scored;
import static org.assertj.core.api.Assertions.assertThat;

class LogbookTest {
    private static final Objectives OBJECTIVES = Objectives.shares("a", "b");

    @TempDir
    Path runs;

    private final Entries entries = new Entries();

    private RunFolder folder() {
        return RunFolder.create(runs, "demo", Profile.read("quick").settings());
    }

    private List<JournalEntry> entries(Event... events) {
        List<JournalEntry> list = new ArrayList<>();
        for (Event event : events) {
            list.add(entries.of(event));
        }
        return list;
    }

    private static void writeAll(RunFolder folder, List<JournalEntry> entries) throws IOException {
        try (Logbook logbook = new Logbook(folder, OBJECTIVES)) {
            for (JournalEntry entry : entries) {
                logbook.write(entry);
            }
        }
    }

    @Test
    void every_decided_candidate_has_one_row_and_every_accepted_one_a_graph() throws IOException {
        try (RunFolder folder = folder()) {
            writeAll(
                    folder,
                    entries(rejected(1, "quality"), accepted(2, null), scored(2, "a", 0.25), scored(2, "b", 0.75)));
            List<String> rows = Files.readAllLines(folder.candidates());
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0)).startsWith("ticket,id,outcome,test,anchor,same_as,parent,score.a,score.b,mean");
            assertThat(rows.get(1)).startsWith("1,s-1,rejected,quality,resnet50,,,,,,0.250,");
            assertThat(rows.get(1)).endsWith("\"because, it \"\"failed\"\"\"");
            assertThat(rows.get(2)).startsWith("2,s-2,scored,,,,bn-relu,0.2500,0.7500,0.5000,5.000,");
            assertThat(folder.root().resolve("layers/s-2.json")).isRegularFile();
            assertThat(folder.root().resolve("layers/s-1.json")).doesNotExist();
        }
    }

    @Test
    void a_torn_last_line_is_cut_off_and_what_it_held_is_asked_for_again() throws IOException {
        try (RunFolder folder = folder()) {
            List<JournalEntry> all = entries(rejected(1, "probe"), rejected(2, "probe"), rejected(3, "probe"));
            writeAll(folder, all.subList(0, 2));
            Files.writeString(folder.events(), "{\"id\":\"3-0\",\"at\":\"20", StandardOpenOption.APPEND);

            try (Logbook logbook = new Logbook(folder, OBJECTIVES)) {
                assertThat(logbook.lastId()).isEqualTo("2-0");
                assertThat(logbook.decided()).isEqualTo(2);
                logbook.write(all.get(2));
            }

            assertThat(Files.readAllLines(folder.events())).hasSize(3).allMatch(line -> line.endsWith("}"));
            assertThat(Files.readAllLines(folder.candidates())).hasSize(4);
        }
    }

    @Test
    void a_line_that_is_no_entry_is_cut_off_with_all_that_follows() throws IOException {
        try (RunFolder folder = folder()) {
            List<JournalEntry> all = entries(rejected(1, "probe"), rejected(2, "probe"));
            writeAll(folder, all);
            List<String> lines = Files.readAllLines(folder.events());
            Files.writeString(folder.events(), lines.get(0) + "\n\u0000\u0000\n" + lines.get(1) + "\n");

            try (Logbook logbook = new Logbook(folder, OBJECTIVES)) {
                assertThat(logbook.lastId()).isEqualTo("1-0");
            }
        }
    }

    @Test
    void an_entry_that_comes_twice_is_written_once() throws IOException {
        try (RunFolder folder = folder()) {
            List<JournalEntry> all = entries(rejected(1, "probe"));
            writeAll(folder, all);
            writeAll(folder, all);
            assertThat(Files.readAllLines(folder.events())).hasSize(1);
            assertThat(Files.readAllLines(folder.candidates())).hasSize(2);
        }
    }
}
