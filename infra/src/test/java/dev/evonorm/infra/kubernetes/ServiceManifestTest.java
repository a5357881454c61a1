package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the manifests tell the services is what the services understand, and each pod has as few rights as it needs. */
class ServiceManifestTest {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>evonorm</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|TOKEN|JAAS|SECRET");
    /** WorkQueue's, beyond the grace. */
    private static final Duration HANDING_BACK = Duration.ofSeconds(20);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void the_services_are_five_with_the_images_of_this_version(Overlay overlay) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Overlay.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        for (String service : Overlay.SERVICES) {
            boolean gpu = overlay.name().equals("gpu") && service.equals("trainer-service");
            assertThat(container(overlay.get("Deployment", service))
                            .path("image")
                            .asText())
                    .isEqualTo("evonorm/%s:%s%s".formatted(service, version.group(1), gpu ? "-gpu" : ""));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_other_image_is_the_one_that_compose_uses(Overlay overlay) throws IOException {
        String compose = Files.readString(Overlay.ROOT.resolve("infra/compose.yaml"));
        for (ObjectNode workload : overlay.workloads()) {
            String image = container(workload).path("image").asText();
            if (!image.startsWith("evonorm/")) {
                assertThat(compose).containsPattern("image: (\\$\\{\\w+:-)?" + Pattern.quote(image));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_environment_variable_is_one_that_the_services_know(Overlay overlay) throws IOException {
        ConfigKeys keys = new ConfigKeys(Overlay.ROOT);
        assertThat(keys.knows("EVONORM_QUEUE_GRACE")).isTrue();
        assertThat(keys.knows("EVONORM_QUEUE_GRACES")).isFalse();
        for (String service : Overlay.SERVICES) {
            assertThat(environment(overlay, service).keySet()).as(service).allMatch(keys::knows);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_secret_has_a_value_in_a_manifest(Overlay overlay) {
        for (String service : Overlay.SERVICES) {
            environment(overlay, service).forEach((name, value) -> {
                if (SECRET.matcher(name).find() && !name.endsWith("_FILE")) {
                    assertThat(value).as(name).isEqualTo("(a reference)");
                }
                assertThat(value).doesNotContainPattern("://[^/@]*:[^/@]*@");
            });
        }
        assertThat(overlay.ofKind("Secret").isEmpty())
                .isNotEqualTo(overlay.name().equals("local"));
    }

    @Test
    void the_made_secrets_stay_out_of_the_repository() throws IOException {
        assertThat(Files.readAllLines(Overlay.ROOT.resolve("infra/k8s/overlays/local/secrets/.gitignore")))
                .contains("*", "!.gitignore");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_script_of_compose_makes_the_secrets_of_the_local_overlay(@TempDir Path folder) throws Exception {
        Path script = Overlay.ROOT.resolve("infra/docker/make-secrets");
        Process made = new ProcessBuilder("sh", script.toString(), folder.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();

        JsonNode generators = Yaml.one(Overlay.ROOT.resolve("infra/k8s/overlays/local/kustomization.yaml"))
                .path("secretGenerator");
        assertThat(generators).isNotEmpty();
        for (JsonNode generator : generators) {
            String file = generator.at("/files/0").asText().replaceFirst(".*secrets/", "");
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void probes_ask_for_the_health_of_quarkus_at_the_port_of_the_images(Overlay overlay) {
        Map<String, String> paths = Map.of(
                "startupProbe", "/q/health/live",
                "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready");
        for (String service : Overlay.SERVICES) {
            JsonNode container = container(overlay.get("Deployment", service));
            paths.forEach((probe, path) -> assertThat(
                            container.at("/" + probe + "/httpGet/path").asText())
                    .as(service)
                    .isEqualTo(path));
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_pod_that_ends_has_time_for_its_work_and_for_handing_it_back(Overlay overlay) {
        for (String service : Overlay.SERVICES) {
            Duration patience = Duration.ofSeconds(overlay.get("Deployment", service)
                    .at("/spec/template/spec/terminationGracePeriodSeconds")
                    .asLong());
            Duration grace = Duration.parse(environment(overlay, service).getOrDefault("EVONORM_QUEUE_GRACE", "PT1S"));
            assertThat(patience).as(service).isGreaterThanOrEqualTo(grace.plus(HANDING_BACK));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_pod_has_more_rights_than_it_needs(Overlay overlay) {
        for (ObjectNode workload : overlay.workloads()) {
            JsonNode pod = workload.at("/spec/template/spec");
            String name = Overlay.nameOf(workload);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).as(name).isFalse();
            JsonNode context = pod.path("securityContext");
            assertThat(context.path("runAsNonRoot").asBoolean()).as(name).isTrue();
            assertThat(context.at("/seccompProfile/type").asText()).as(name).isEqualTo("RuntimeDefault");
            if (Overlay.SERVICES.contains(name)) {
                assertThat(context.path("runAsUser").asInt()).as(name).isEqualTo(10001);
            }
            assertThat(pod.path("containers")).hasSize(1);
            JsonNode container = container(workload).path("securityContext");
            assertThat(container.path("readOnlyRootFilesystem").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(container.path("allowPrivilegeEscalation").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(container.at("/capabilities/drop/0").asText()).as(name).isEqualTo("ALL");
            assertThat(container(workload).at("/resources/limits/memory").asText())
                    .as(name)
                    .isNotEmpty();
            assertThat(container(workload).at("/resources/requests/cpu").asText())
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void who_carries_tensorflow_has_room_to_unpack_it_and_the_gpu_overlay_a_gpu() {
        Overlay gpu = Overlay.of("gpu");
        for (String service : Overlay.SERVICES) {
            boolean trains =
                    gpu.get("Deployment", service).at("/metadata/labels").has("evonorm.dev/trains");
            assertThat(container(gpu.get("Deployment", service))
                            .path("volumeMounts")
                            .findValuesAsText("mountPath")
                            .contains("/var/cache/evonorm"))
                    .as(service)
                    .isEqualTo(trains);
        }
        ObjectNode trainer = gpu.get("Deployment", "trainer-service");
        assertThat(container(trainer)
                        .at("/resources/limits")
                        .path("nvidia.com/gpu")
                        .asInt())
                .isEqualTo(1);
        assertThat(trainer.at("/spec/strategy/rollingUpdate/maxSurge").asInt(1)).isZero();
    }

    private static Map<String, String> environment(Overlay overlay, String service) {
        Map<String, String> environment = new TreeMap<>();
        JsonNode container = container(overlay.get("Deployment", service));
        for (JsonNode from : container.path("envFrom")) {
            JsonNode map =
                    overlay.get("ConfigMap", from.at("/configMapRef/name").asText());
            map.path("data")
                    .properties()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText()));
        }
        for (JsonNode variable : container.path("env")) {
            String value = Objects.requireNonNullElse(variable.path("value").textValue(), "(a reference)");
            environment.put(variable.path("name").asText(), value);
        }
        return environment;
    }

    private static JsonNode container(ObjectNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }
}
