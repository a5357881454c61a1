package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * As much of kustomize as infra/k8s uses, so that the build needs no binary: resources, components, generators without
 * hashes in their names, strategic merge patches, image tags, namespace. A key that it does not know is an error.
 * {@link KustomizationTest} compares it with the real one where that is installed.
 */
record Kustomization(Path folder) {
    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "resources",
            "components",
            "configMapGenerator",
            "secretGenerator",
            "patches",
            "images");
    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    /** All resources, in the order of their files. */
    List<ObjectNode> render() throws IOException {
        List<ObjectNode> resources = new ArrayList<>();
        addTo(resources);
        return resources;
    }

    private void addTo(List<ObjectNode> resources) throws IOException {
        ObjectNode told = Yaml.one(folder.resolve("kustomization.yaml"));
        told.fieldNames().forEachRemaining(key -> require(KNOWN.contains(key), "unknown key '%s'".formatted(key)));
        for (JsonNode resource : told.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            if (Files.isDirectory(path)) {
                resources.addAll(new Kustomization(path).render());
            } else {
                resources.addAll(Yaml.all(own(resource.asText())));
            }
        }
        for (JsonNode generator : told.path("configMapGenerator")) {
            add(generated("ConfigMap", generator), generator, resources);
        }
        for (JsonNode generator : told.path("secretGenerator")) {
            add(generated("Secret", generator), generator, resources);
        }
        for (JsonNode component : told.path("components")) {
            new Kustomization(folder.resolve(component.asText()).normalize()).addTo(resources);
        }
        for (JsonNode patch : told.path("patches")) {
            apply(patch, resources);
        }
        told.path("images").forEach(image -> tag(image, resources));
        if (told.has("namespace")) {
            resources.forEach(resource -> into(told.get("namespace").asText(), resource));
        }
    }

    private void apply(JsonNode patch, List<ObjectNode> resources) throws IOException {
        List<ObjectNode> texts = patch.has("path")
                ? Yaml.all(own(patch.get("path").asText()))
                : Yaml.all(patch.path("patch").asText());
        for (ObjectNode text : texts) {
            List<ObjectNode> targets = resources.stream()
                    .filter(resource -> isTarget(resource, patch.path("target"), text))
                    .toList();
            require(!targets.isEmpty(), "a patch has no target: " + text);
            targets.forEach(target -> StrategicMerge.of(target, specOnly(text)));
        }
    }

    private static boolean isTarget(ObjectNode resource, JsonNode target, ObjectNode patch) {
        if (!target.isMissingNode()) {
            String[] label = target.path("labelSelector").asText().split("=", 2);
            return resource.path("kind").equals(target.path("kind"))
                    && resource.at("/metadata/labels").path(label[0]).asText().equals(label[1]);
        }
        return resource.path("kind").equals(patch.path("kind"))
                && resource.at("/metadata/name").equals(patch.at("/metadata/name"));
    }

    private static ObjectNode specOnly(ObjectNode patch) {
        return patch.deepCopy().without(List.of("apiVersion", "kind", "metadata"));
    }

    private ObjectNode generated(String kind, JsonNode generator) throws IOException {
        ObjectNode made = Yaml.mapper().createObjectNode();
        made.put("apiVersion", "v1").put("kind", kind);
        made.putObject("metadata").set("name", generator.path("name"));
        ObjectNode data = made.putObject("data");
        for (JsonNode literal : generator.path("literals")) {
            String[] pair = literal.asText().split("=", 2);
            data.put(pair[0], pair[1]);
        }
        for (JsonNode file : generator.path("files")) {
            String[] pair = file.asText().split("=", 2);
            Path path = own(pair[pair.length - 1]);
            data.put(pair.length == 2 ? pair[0] : path.getFileName().toString(), Files.readString(path));
        }
        if (kind.equals("Secret")) {
            made.put("type", "Opaque");
            data.properties()
                    .forEach(entry -> entry.setValue(data.textNode(Base64.getEncoder()
                            .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8)))));
        }
        return made;
    }

    private void add(ObjectNode made, JsonNode generator, List<ObjectNode> resources) {
        if (!generator.path("behavior").asText().equals("merge")) {
            resources.add(made);
            return;
        }
        List<ObjectNode> same = resources.stream()
                .filter(resource -> resource.path("kind").equals(made.path("kind")))
                .filter(resource -> resource.at("/metadata/name").equals(made.at("/metadata/name")))
                .toList();
        require(same.size() == 1, "nothing to merge into: " + made);
        ((ObjectNode) same.get(0).get("data")).setAll((ObjectNode) made.get("data"));
    }

    private static void tag(JsonNode image, List<ObjectNode> resources) {
        for (ObjectNode resource : resources) {
            for (JsonNode container : resource.at("/spec/template/spec/containers")) {
                String name = container.path("image").asText();
                if (name.startsWith(image.path("name").asText() + ":")) {
                    String tag = image.path("newTag").asText();
                    ((ObjectNode) container).put("image", image.path("name").asText() + ":" + tag);
                }
            }
        }
    }

    private static void into(String namespace, ObjectNode resource) {
        if (!WITHOUT_NAMESPACE.contains(resource.path("kind").asText())) {
            ((ObjectNode) resource.get("metadata")).put("namespace", namespace);
        }
    }

    /** A file of this folder: kustomize reads no other. */
    private Path own(String name) {
        Path path = folder.resolve(name).normalize();
        require(path.startsWith(folder.normalize()), "%s lies outside, where kustomize does not read".formatted(name));
        return path;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("%s/kustomization.yaml: %s".formatted(folder, otherwise));
        }
    }
}
