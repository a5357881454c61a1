package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The overlays render, and as kustomize renders them: compared with kubectl's where that is installed. */
class KustomizationTest {
    private static final Pattern HASH = Pattern.compile("-[2456789bcdfghkmt]{10}$");

    @ParameterizedTest
    @ValueSource(strings = {"local", "cluster", "gpu"})
    void every_overlay_renders_as_kubectl_renders_it(String name) throws Exception {
        Map<String, JsonNode> ours = byId(Overlay.of(name).resources());
        assumeTrue(kubectl("version", "--client") != null, "no kubectl here: its rendering is not compared with ours");

        Map<String, JsonNode> theirs =
                byId(Yaml.all(kubectl("kustomize", Overlay.folder(name).toString())));

        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((id, resource) -> assertThat(resource).as(id).isEqualTo(theirs.get(id)));
    }

    @Test
    void a_key_that_is_not_known_is_an_error(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), "resources: []\nnamePrefix: x\n");

        assertThatThrownBy(() -> new Kustomization(folder).render()).hasMessageContaining("unknown key 'namePrefix'");
    }

    @Test
    void a_patch_without_a_target_is_an_error(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "patches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: no-such}}'}]\n");

        assertThatThrownBy(() -> new Kustomization(folder).render()).hasMessageContaining("has no target");
    }

    @Test
    void a_file_outside_of_the_folder_is_an_error(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), "configMapGenerator: [{name: a, files: [../b]}]\n");

        assertThatThrownBy(() -> new Kustomization(folder).render()).hasMessageContaining("lies outside");
    }

    private static String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            return null;
        }
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        return text;
    }

    /** Without hashes in names, and with lists in one order where their order means nothing. */
    private static Map<String, JsonNode> byId(List<ObjectNode> resources) {
        Map<String, JsonNode> map = new TreeMap<>();
        for (ObjectNode resource : resources) {
            normalise(resource);
            map.put(resource.path("kind").asText() + " " + Overlay.nameOf(resource), resource);
        }
        return map;
    }

    private static void normalise(JsonNode node) {
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            String key = StrategicMerge.KEYS.get(entry.getKey());
            if (value.isTextual()
                    && (entry.getKey().equals("name") || entry.getKey().equals("secretName"))) {
                String text = HASH.matcher(value.asText()).replaceFirst("");
                entry.setValue(Yaml.mapper().getNodeFactory().textNode(text));
            } else if (key != null && value instanceof ArrayNode list) {
                List<JsonNode> sorted = new ArrayList<>();
                list.forEach(sorted::add);
                sorted.sort(Comparator.comparing(element -> element.path(key).asText()));
                list.removeAll().addAll(sorted);
            }
            normalise(value);
        });
        if (node.isArray()) {
            node.forEach(KustomizationTest::normalise);
        }
    }
}
