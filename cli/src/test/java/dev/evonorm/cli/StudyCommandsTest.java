package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class StudyCommandsTest {
    @TempDir
    Path folder;

    @Test
    void the_invariance_study_leaves_a_table_a_chart_and_where_it_came_from() throws Exception {
        Path out = folder.resolve("study");

        Called called = Called.with("study", "invariance", "--out", out, "--json");

        assertThat(called.exitCode()).as(called.err()).isZero();
        JsonNode report = Json.mapper().readTree(called.out());
        assertThat(report.at("/tables/0/rows").size())
                .isEqualTo(Catalogue.layers().size());
        assertThat(report.at("/figures/invariant").toString()).contains("evonorm-b0", "evonorm-b2");
        assertThat(out.resolve("trials.csv")).content().startsWith("# evonorm study invariance, settings ");
        assertThat(out.resolve("invariance.png")).isNotEmptyFile();
        assertThat(out.resolve("provenance.json")).content().contains("hardware");
    }

    @Test
    void results_that_are_there_are_gone_on_with_only_when_that_is_asked_for() {
        Path out = folder.resolve("study");
        assertThat(Called.with("study", "invariance", "--out", out, "--resume").err())
                .contains("nothing to go on with");
        assertThat(Called.with("study", "invariance", "--out", out).exitCode()).isZero();
        Called again = Called.with("study", "invariance", "--out", out);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("--resume");
        assertThat(Called.with("study", "invariance", "--out", out, "--resume").exitCode())
                .isZero();
    }

    @Test
    void what_cannot_be_studied_is_refused_with_what_to_do() {
        assertThat(Called.with("study").err()).contains("a study is missing");
        assertThat(Called.with("study", "rejection", "--parents", "bn-rel", "--out", folder.resolve("a"))
                        .err())
                .contains("did you mean 'bn-relu'");
        assertThat(Called.with("study", "random-layers", "--count", "0", "--out", folder.resolve("b"))
                        .err())
                .contains("--count is 0; it must be at least 1");
        assertThat(Called.with("study", "random-layers", "--steps", "0", "--out", folder.resolve("c"))
                        .err())
                .contains("--steps is 0");
        assertThat(Called.with("study", "progress", "--budget", "0", "--out", folder.resolve("e"))
                        .err())
                .contains("--budget is 0.0");
        assertThat(Called.with("study", "ablation", "--layers", "evonorm-b0-ad", "--out", folder.resolve("g"))
                        .err())
                .contains("did you mean 'evonorm-b0-add'");
        assertThat(Called.with("study", "progress", "--fraction", "2", "--out", folder.resolve("f"))
                        .err())
                .contains("tournamentFraction is 2; it must lie between 0 and 1");
        assertThat(Called.with("study", "rejection", "--random", "0", "--mutations", "0", "--out", folder.resolve("d"))
                        .exitCode())
                .isEqualTo(2);
    }
}
