package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a resource names exists: pods that selectors take in, ConfigMaps, Secrets, accounts, ports, targets. */
class ReferencesTest {
    /** What Strimzi makes, by the resource that it makes it for. */
    private static final String CLUSTER_CA = "evonorm-cluster-ca-cert";

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_workload_selects_its_own_pods_and_no_others(Overlay overlay) {
        for (ObjectNode workload : overlay.workloads()) {
            assertThat(selected(overlay, workload.at("/spec/selector")))
                    .as(Overlay.nameOf(workload))
                    .containsExactly(Overlay.nameOf(workload));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_budget_service_and_spread_selects_the_pods_of_its_name(Overlay overlay) {
        for (ObjectNode budget : overlay.ofKind("PodDisruptionBudget")) {
            assertThat(selected(overlay, budget.at("/spec/selector"))).containsExactly(Overlay.nameOf(budget));
        }
        for (ObjectNode service : overlay.ofKind("Service")) {
            ObjectNode selector = Yaml.mapper().createObjectNode();
            selector.set("matchLabels", service.at("/spec/selector"));
            assertThat(selected(overlay, selector)).containsExactly(Overlay.nameOf(service));
        }
        for (ObjectNode workload : overlay.workloads()) {
            for (JsonNode spread : workload.at("/spec/template/spec/topologySpreadConstraints")) {
                assertThat(selected(overlay, spread.path("labelSelector"))).containsExactly(Overlay.nameOf(workload));
            }
        }
        assertThat(overlay.ofKind("PodDisruptionBudget").stream().map(Overlay::nameOf))
                .containsAll(Overlay.SERVICES);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_port_of_a_service_or_a_probe_is_a_port_of_the_container(Overlay overlay) {
        for (ObjectNode service : overlay.ofKind("Service")) {
            String workload = Overlay.nameOf(service);
            for (JsonNode port : service.at("/spec/ports")) {
                assertThat(ports(overlay, workload))
                        .containsKey(port.path("targetPort").asText());
                assertThat(ports(overlay, workload).get(port.path("targetPort").asText()))
                        .isEqualTo(port.path("port").asInt());
            }
        }
        for (ObjectNode workload : overlay.workloads()) {
            for (JsonNode port : container(workload).findValues("port")) {
                assertThat(ports(overlay, Overlay.nameOf(workload))).containsKey(port.asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_config_map_secret_and_account_is_there_or_told_of_in_the_documentation(Overlay overlay)
            throws IOException {
        String documentation = Files.readString(Overlay.ROOT.resolve("docs/kubernetes.md"));
        List<String> missing = new ArrayList<>();
        for (ObjectNode workload : overlay.workloads()) {
            JsonNode pod = workload.at("/spec/template/spec");
            if (!overlay.has("ServiceAccount", pod.path("serviceAccountName").asText())) {
                missing.add("ServiceAccount " + pod.path("serviceAccountName"));
            }
            for (JsonNode map : pod.findValues("configMapRef")) {
                requireThere(overlay, "ConfigMap", map.path("name").asText(), missing);
            }
            for (JsonNode map : pod.findValues("configMap")) {
                requireThere(overlay, "ConfigMap", map.path("name").asText(), missing);
            }
            for (JsonNode claim : pod.findValues("claimName")) {
                requireThere(overlay, "PersistentVolumeClaim", claim.asText(), missing);
            }
            for (String secret : secrets(pod)) {
                boolean made = secret.equals(CLUSTER_CA) && overlay.has("Kafka", "evonorm")
                        || overlay.has("KafkaUser", secret)
                        || overlay.has("Secret", secret);
                boolean supplied = !overlay.name().equals("local")
                        && documentation.contains("create secret generic " + secret + " ");
                if (!made && !supplied) {
                    missing.add("Secret " + secret);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_volume_that_is_mounted_is_a_volume_of_the_pod(Overlay overlay) {
        for (ObjectNode workload : overlay.workloads()) {
            List<String> volumes = new ArrayList<>();
            workload.at("/spec/template/spec/volumes")
                    .forEach(volume -> volumes.add(volume.path("name").asText()));
            workload.at("/spec/volumeClaimTemplates").forEach(claim -> volumes.add(Overlay.nameOf(claim)));
            List<String> mounted = new ArrayList<>();
            container(workload)
                    .path("volumeMounts")
                    .forEach(mount -> mounted.add(mount.path("name").asText()));
            assertThat(mounted).as(Overlay.nameOf(workload)).containsExactlyInAnyOrderElementsOf(volumes);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_scaler_scales_a_deployment_that_leaves_the_number_to_it(Overlay overlay) {
        for (ObjectNode scaler : overlay.ofKind("ScaledObject")) {
            ObjectNode target = overlay.get(
                    "Deployment", scaler.at("/spec/scaleTargetRef/name").asText());
            assertThat(target.path("spec").has("replicas")).isFalse();
            for (JsonNode trigger : scaler.at("/spec/triggers")) {
                assertThat(trigger.path("type").asText()).isEqualTo("prometheus");
                assertThat(trigger.path("metadata").properties().stream().map(Map.Entry::getKey))
                        .containsExactlyInAnyOrder("serverAddress", "query", "threshold", "ignoreNullValues");
            }
        }
        assertThat(overlay.ofKind("ScaledObject").isEmpty())
                .isEqualTo(overlay.name().equals("local"));
    }

    @Test
    void every_dashboard_rule_and_setting_of_telemetry_is_in_a_config_map() throws IOException {
        Overlay cluster = Overlay.of("cluster");
        Set<String> mounted = cluster.ofKind("ConfigMap").stream()
                .flatMap(map -> map.path("data").properties().stream().map(Map.Entry::getKey))
                .collect(Collectors.toSet());
        for (String folder : List.of("prometheus", "otel", "grafana/dashboards")) {
            try (Stream<Path> files = Files.list(Overlay.ROOT.resolve("infra").resolve(folder))) {
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals("kustomization.yaml")))
                        .isNotEmpty()
                        .allMatch(mounted::contains);
            }
        }
    }

    private static void requireThere(Overlay overlay, String kind, String name, List<String> missing) {
        if (!overlay.has(kind, name)) {
            missing.add(kind + " " + name);
        }
    }

    private static Set<String> secrets(JsonNode pod) {
        return Stream.concat(
                        pod.findValues("secretKeyRef").stream().map(key -> key.path("name")),
                        pod.findValues("secretName").stream())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static List<String> selected(Overlay overlay, JsonNode selector) {
        return overlay.pods().entrySet().stream()
                .filter(pod -> Overlay.selects(selector, pod.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Integer> ports(Overlay overlay, String workload) {
        ObjectNode one = overlay.workloads().stream()
                .filter(candidate -> Overlay.nameOf(candidate).equals(workload))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no workload " + workload));
        Map<String, Integer> ports = new HashMap<>();
        container(one)
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }

    private static JsonNode container(ObjectNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }
}
