package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one overlay puts into a cluster. */
record Overlay(String name, List<ObjectNode> resources) {
    static final List<String> NAMES = List.of("local", "cluster", "gpu");
    static final List<String> SERVICES =
            List.of("selector-service", "mutator-service", "rejection-service", "trainer-service", "eval-service");

    /** The project's own folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> SECRETS =
            List.of("api-token", "users.acl", "redis-selector", "redis-rejection", "grafana-admin");

    private static final Map<String, List<ObjectNode>> RENDERED =
            NAMES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Overlay::render));

    /** A copy, which a test may change. */
    static Overlay of(String name) {
        return new Overlay(
                name, RENDERED.get(name).stream().map(ObjectNode::deepCopy).toList());
    }

    private static List<ObjectNode> render(String name) {
        try {
            return new Kustomization(folder(name)).render();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Overlay> all() {
        return NAMES.stream().map(Overlay::of);
    }

    /** A copy of infra with secrets made up, so that a checkout's own are neither needed nor read. */
    static Path folder(String name) throws IOException {
        Path copy = Files.createDirectories(Path.of("target", "k8s").toAbsolutePath());
        for (String part : List.of("k8s", "prometheus", "otel", "grafana")) {
            copy(ROOT.resolve("infra").resolve(part), copy.resolve(part));
        }
        Path secrets = copy.resolve("k8s/overlays/local/secrets");
        for (String secret : SECRETS) {
            Files.writeString(secrets.resolve(secret), "made up: " + secret, StandardCharsets.UTF_8);
        }
        return copy.resolve("k8s/overlays").resolve(name);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getParent().endsWith("secrets")) {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }

    List<ObjectNode> ofKind(String kind) {
        return resources.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    ObjectNode get(String kind, String resource) {
        return ofKind(kind).stream()
                .filter(one -> nameOf(one).equals(resource))
                .findFirst()
                .orElseThrow(() -> new AssertionError("overlay %s has no %s %s".formatted(name, kind, resource)));
    }

    boolean has(String kind, String resource) {
        return ofKind(kind).stream().anyMatch(one -> nameOf(one).equals(resource));
    }

    /** Deployments and StatefulSets. */
    List<ObjectNode> workloads() {
        return Stream.concat(ofKind("Deployment").stream(), ofKind("StatefulSet").stream())
                .toList();
    }

    /** The labels of each workload's pods, by the workload's name, and of the pods that Strimzi makes. */
    Map<String, Map<String, String>> pods() {
        Map<String, Map<String, String>> pods = new TreeMap<>();
        workloads().forEach(one -> pods.put(nameOf(one), labels(one.at("/spec/template/metadata/labels"))));
        pods.put("kafka", Map.of("strimzi.io/cluster", "evonorm", "strimzi.io/name", "evonorm-kafka"));
        pods.put(
                "entity-operator",
                Map.of("strimzi.io/cluster", "evonorm", "strimzi.io/name", "evonorm-entity-operator"));
        return pods;
    }

    static String nameOf(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    static Map<String, String> labels(JsonNode labels) {
        Map<String, String> map = new TreeMap<>();
        labels.properties()
                .forEach(label -> map.put(label.getKey(), label.getValue().asText()));
        return map;
    }

    /** Whether a label selector takes these labels in. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> wanted : selector.path("matchLabels").properties()) {
            if (!wanted.getValue().asText().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!expression.path("operator").asText().equals("In")) {
                throw new IllegalArgumentException("only In is known here, not " + expression);
            }
            String value = labels.get(expression.path("key").asText());
            boolean in = false;
            for (JsonNode one : expression.path("values")) {
                in |= one.asText().equals(value);
            }
            if (!in) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
