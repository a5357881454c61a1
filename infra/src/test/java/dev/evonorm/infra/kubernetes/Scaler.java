package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.Map;

/**
 * What we use of KEDA's ScaledObject (keda.sh/v1alpha1), written down by hand from its documentation, since KEDA publishes
 * no classes for Java: another field is refused, also one that KEDA would know.
 */
record Scaler(
        @JsonProperty(required = true) String apiVersion,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) Meta metadata,
        @JsonProperty(required = true) Spec spec) {
    record Meta(@JsonProperty(required = true) String name, String namespace) {}

    record Spec(
            @JsonProperty(required = true) Target scaleTargetRef,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            Integer pollingInterval,
            Advanced advanced,
            @JsonProperty(required = true) List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, @JsonProperty(required = true) String name) {}

    record Advanced(Autoscaler horizontalPodAutoscalerConfig) {}

    record Autoscaler(Behavior behavior) {}

    record Behavior(Rules scaleUp, Rules scaleDown) {}

    record Rules(Integer stabilizationWindowSeconds, List<Policy> policies) {}

    record Policy(PolicyType type, int value, int periodSeconds) {}

    enum PolicyType {
        Pods,
        Percent
    }

    record Trigger(@JsonProperty(required = true) String type, MetricType metricType, Map<String, String> metadata) {}

    enum MetricType {
        AverageValue,
        Value,
        Utilization
    }
}
