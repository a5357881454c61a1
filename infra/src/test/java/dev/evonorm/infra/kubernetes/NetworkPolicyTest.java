package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The policies of a namespace where nothing is allowed let through what is needed, and nothing else. */
class NetworkPolicyTest {
    /** Every port that somebody listens on. */
    private static final List<Integer> PORTS = List.of(8080, 9093, 6379, 9090, 4317, 16686, 3000);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void pods_reach_what_they_need_and_nothing_else(Overlay overlay) {
        Set<String> needed = new TreeSet<>(Set.of("selector-service -> redis:6379", "rejection-service -> redis:6379"));
        Overlay.SERVICES.forEach(service -> needed.add(service + " -> kafka:9093"));
        if (!overlay.name().equals("local")) {
            Overlay.SERVICES.forEach(service -> needed.add("prometheus -> " + service + ":8080"));
            Overlay.SERVICES.forEach(service -> needed.add(service + " -> otel-collector:4317"));
            needed.add("otel-collector -> jaeger:4317");
            needed.add("grafana -> prometheus:9090");
            needed.add("grafana -> jaeger:16686");
        }
        Set<String> open = new TreeSet<>();
        for (String from : overlay.pods().keySet()) {
            for (String to : overlay.pods().keySet()) {
                boolean strimzis =
                        from.equals("kafka") || from.equals("entity-operator") || to.equals("entity-operator");
                PORTS.stream()
                        .filter(port -> !strimzis && isOpen(overlay, from, to, port))
                        .forEach(port -> open.add("%s -> %s:%d".formatted(from, to, port)));
            }
        }
        assertThat(open).isEqualTo(needed);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_pod_is_denied_all_by_default_and_may_ask_for_names(Overlay overlay) {
        JsonNode deny = overlay.get("NetworkPolicy", "deny-all").path("spec");
        assertThat(deny.path("podSelector").isEmpty()).isTrue();
        assertThat(deny.path("policyTypes")).hasSize(2);
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        JsonNode names = overlay.get("NetworkPolicy", "allow-dns").path("spec");
        assertThat(names.path("podSelector").isEmpty()).isTrue();
        assertThat(names.path("egress").findValuesAsText("port")).containsExactly("53", "53");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void other_namespaces_reach_the_selector_with_a_label_and_prometheus_from_kedas_own(Overlay overlay) {
        for (ObjectNode policy : overlay.ofKind("NetworkPolicy")) {
            List<String> labels = policy.at("/spec/ingress").findValues("namespaceSelector").stream()
                    .map(selector -> selector.path("matchLabels").toString())
                    .toList();
            switch (Overlay.nameOf(policy)) {
                case "selector-service" -> assertThat(labels)
                        .containsExactly("{\"evonorm.dev/may-call-selector\":\"true\"}");
                case "keda-to-prometheus" -> assertThat(labels)
                        .containsExactly("{\"kubernetes.io/metadata.name\":\"keda\"}");
                default -> assertThat(labels).as(Overlay.nameOf(policy)).isEmpty();
            }
        }
    }

    /** Both ends must allow it. */
    private static boolean isOpen(Overlay overlay, String from, String to, int port) {
        Map<String, String> source = overlay.pods().get(from);
        Map<String, String> target = overlay.pods().get(to);
        boolean in = to.equals("kafka")
                ? letsIn(overlay, source, port)
                : overlay.ofKind("NetworkPolicy").stream()
                        .filter(policy -> Overlay.selects(policy.at("/spec/podSelector"), target))
                        .flatMap(policy -> rules(policy.at("/spec/ingress")))
                        .anyMatch(rule -> allows(rule, "from", source, port));
        boolean out = overlay.ofKind("NetworkPolicy").stream()
                .filter(policy -> Overlay.selects(policy.at("/spec/podSelector"), source))
                .flatMap(policy -> rules(policy.at("/spec/egress")))
                .anyMatch(rule -> allows(rule, "to", target, port));
        return in && out;
    }

    /** Strimzi makes the brokers' policy of what stands at the listener. */
    private static boolean letsIn(Overlay overlay, Map<String, String> source, int port) {
        JsonNode listener = overlay.get("Kafka", "evonorm").at("/spec/kafka/listeners/0");
        return port == listener.path("port").asInt() && allows(listener, "networkPolicyPeers", source, port);
    }

    private static Stream<JsonNode> rules(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** No list of ports means every port, no list of peers everyone. */
    private static boolean allows(JsonNode rule, String side, Map<String, String> other, int port) {
        boolean portFits = !rule.has("ports");
        for (JsonNode one : rule.path("ports")) {
            portFits |= one.path("port").asInt() == port;
        }
        boolean peerFits = !rule.has(side);
        for (JsonNode peer : rule.path(side)) {
            peerFits |= !peer.has("namespaceSelector") && Overlay.selects(peer.path("podSelector"), other);
        }
        return portFits && peerFits;
    }
}
