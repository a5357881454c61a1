package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class LayerCommandsTest {
    private static final LayerGraph B0 =
            Catalogue.find("evonorm-b0").orElseThrow().graph();

    @TempDir
    Path folder;

    @Test
    void layers_lists_the_whole_catalogue() throws Exception {
        Called text = Called.with("layers");
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("bn-relu", "evonorm-s2", "√s²_bwh(x)");
        JsonNode json = Json.mapper().readTree(Called.with("layers", "--json").out());
        assertThat(json.size()).isEqualTo(Catalogue.layers().size());
        assertThat(json.get(0).path("name").asText()).isEqualTo("bn-relu");
    }

    @Test
    void a_layer_is_shown_in_every_form() {
        assertThat(Called.with("layer", "evonorm-b0").out()).contains("z = x / max(√s²_bwh(x), v1·x + √s²_wh(x))");
        assertThat(GraphJson.read(Called.with("layer", "evonorm-b0", "--json").out()))
                .isEqualTo(B0);
        assertThat(Called.with("layer", "evonorm-b0", "--latex").out()).contains("\\max");
        assertThat(Called.with("layer", "evonorm-b0", "--dot").out()).startsWith("digraph");
    }

    @Test
    void a_layer_is_found_in_a_file_and_in_a_run() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.json"), GraphJson.write(B0));
        RunFolder.create(folder, "demo", Profile.read("quick").settings()).close();
        Files.copy(file, folder.resolve("demo/layers/demo-00042.json"));
        assertThat(Called.with("layer", file).out()).contains("x / max(");
        assertThat(Called.with("layer", "demo-00042", "--runs", folder).out()).contains("x / max(");
        assertThat(Called.with("layer", "demo-00041", "--runs", folder).err()).contains("did you mean 'demo-00042'?");
    }

    @Test
    void the_top_of_a_run_that_has_only_begun_is_empty() {
        RunFolder.create(folder, "demo", Profile.read("quick").settings()).close();
        assertThat(Called.with("top", "demo", "--runs", folder).exitCode()).isZero();
        assertThat(Called.with("top", "demo", "--runs", folder, "--json").out()).contains("\"top\" : [ ]");
    }

    @Test
    void help_names_every_command() {
        assertThat(Called.with("--help").out())
                .contains("search", "layers", "layer", "reject", "evaluate", "calibrate", "top", "data", "doctor");
    }
}
