package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every resource of every overlay fits its schema, offline:
 *
 * <ul>
 *   <li>Kubernetes' own kinds against the official Java client (25.0.0, generated from the OpenAPI document of Kubernetes
 *       1.34): unknown fields, missing required fields, wrong types.
 *   <li>Strimzi's kinds against Strimzi's own classes (0.51.0, from which it generates its CRDs): unknown fields, wrong
 *       types, unknown values of enumerations; not ranges, nor required fields.
 *   <li>KEDA's ScaledObject against {@link Scaler}, what we use of it, written down by hand.
 * </ul>
 *
 * The second test breaks each in turn, to show that a break is seen.
 */
class SchemaTest {
    private final Schemas schemas = new Schemas();

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_resource_fits_its_schema(Overlay overlay) {
        assertThat(overlay.resources().stream().map(schemas::fault).filter(Objects::nonNull))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Deployment     | trainer-service   | /spec/template/spec                  | terminationGracePeriod    | 30
            Deployment     | trainer-service   | /spec/template/spec                  | terminationGracePeriodSeconds | "soon"
            Deployment     | trainer-service   | /spec                                | selector                  | null
            Deployment     | trainer-service   | /spec/template/spec/containers/0     | name                      | null
            Deployment     | trainer-service   | /spec/template/spec/containers/0     | resources                 | {"limits": {"memory": "much"}}
            Deployment     | trainer-service   | /spec/template/spec/containers/0/readinessProbe | http           | {}
            StatefulSet    | redis             | /spec                                | serviceName               | {}
            NetworkPolicy  | clients-to-kafka  | /spec/egress/0                       | from                      | []
            NetworkPolicy  | clients-to-kafka  | /spec/egress/0/ports/0               | prot                      | "TCP"
            PodDisruptionBudget | trainer-service | /spec                             | maxUnavailables           | 1
            Service        | redis             | /spec/ports/0                        | port                      | null
            Kafka          | evonorm           | /spec/kafka                          | metadataVersions          | "4.2"
            Kafka          | evonorm           | /spec/kafka/listeners/0              | port                      | "many"
            Kafka          | evonorm           | /spec/kafka/listeners/0              | type                      | "outside"
            KafkaNodePool  | node              | /spec                                | roles                     | ["worker"]
            KafkaTopic     | layers.scored.v1  | /spec                                | partition                 | 4
            KafkaTopic     | layers.scored.v1  | /spec                                | partitions                | "four"
            KafkaUser      | trainer-service   | /spec/authorization/acls/0           | operationz                | ["Read"]
            KafkaUser      | trainer-service   | /spec/authorization/acls/0           | operations                | ["Reed"]
            ScaledObject   | trainer-service   | /spec                                | minReplicas               | 1
            ScaledObject   | trainer-service   | /spec                                | maxReplicaCount           | "many"
            ScaledObject   | trainer-service   | /spec                                | triggers                  | null
            """)
    void a_break_is_seen(String kind, String name, String at, String field, String value) throws Exception {
        ObjectNode resource = Overlay.of("cluster").get(kind, name);
        assertThat(schemas.fault(resource)).isNull();

        ObjectNode place = (ObjectNode) resource.at(at);
        if (value.equals("null")) {
            place.remove(field);
        } else {
            place.set(field, Yaml.mapper().readTree(value));
        }

        assertThat(schemas.fault(resource)).isNotNull();
    }

    @Test
    void a_kind_that_nobody_knows_is_seen() {
        ObjectNode resource = Overlay.of("cluster").get("Deployment", "trainer-service");
        resource.put("kind", "Deplyoment");

        assertThat(schemas.fault(resource)).contains("no such kind");
    }
}
