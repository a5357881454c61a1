package dev.evonorm.study;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultFileTest {
    private static final List<String> COLUMNS = List.of("trial", "figure", "note");
    private static final Row A = Row.of("a").with("figure", Double.NaN).with("note", "one, \"two\"\nthree");
    private static final Row B = Row.of("b").with("figure", 0.125).with("note", "");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("trials.csv");
    }

    private ResultFile open(String hash) throws IOException {
        return new ResultFile(file, "demo", hash, COLUMNS);
    }

    @Test
    void whatWasAppendedIsThereWhenTheFileIsOpenedAgain() throws IOException {
        ResultFile first = open("1");
        first.append(B);
        first.append(A);

        ResultFile second = open("1");

        assertThat(second.has("a")).isTrue();
        assertThat(second.has("c")).isFalse();
        assertThat(second.ordered(List.of("a", "b"))).containsExactly(A, B);
        assertThat(open("1").ordered(List.of("b", "a"))).containsExactly(B, A);
    }

    @Test
    void aLineThatWasTornIsCutOffAndItsTrialHasNoResult() throws IOException {
        ResultFile first = open("1");
        first.append(B);
        String whole = Files.readString(file);
        first.append(Row.of("c").with("figure", 1.0));
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 2));

        ResultFile second = open("1");

        assertThat(second.has("b")).isTrue();
        assertThat(second.has("c")).isFalse();
        assertThat(Files.readString(file)).isEqualTo(whole);
    }

    @Test
    void resultsOfOtherSettingsAreNotGoneOnWith() throws IOException {
        open("1").append(B);

        assertThatThrownBy(() -> open("2"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("settings 1")
                .hasMessageContaining("settings 2");
    }
}
