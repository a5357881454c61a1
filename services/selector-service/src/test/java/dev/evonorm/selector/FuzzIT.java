package dev.evonorm.selector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.service.RedisConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Thousands of hostile requests against the whole service over a real broker and a real Redis. */
@QuarkusTest
@QuarkusTestResource(value = Stack.class, restrictToAnnotatedClass = true)
class FuzzIT {
    private static final Logger LOG = Logger.getLogger(FuzzIT.class);
    private static final int REQUESTS = 2_000;
    private static final long SEED = 20_260_601;
    private static final long MIB = 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI root;

    @Inject
    RedisConnection redis;

    private static ObjectNode valid() {
        SettingsFixture fixture = SettingsFixture.settings();
        fixture.candidates = 5L;
        ObjectNode body = Json.mapper().createObjectNode().put("searchId", "fuzz-known");
        body.set("settings", Json.mapper().valueToTree(fixture.build()));
        return body;
    }

    @Test
    void twoThousandHostileRequestsAreRefusedOrGrantedAndNoneOfThemFails() throws Exception {
        Client client = new Client(root);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(200));
        client.post("/searches", valid().toString());
        client.post("/searches/fuzz-known/stop", "");
        RawHttp raw = new RawHttp(InetAddress.getLoopbackAddress(), root.getPort());
        Hostile hostile = new Hostile(SEED, valid());
        long heapBefore = usedHeap();
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();

        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Hostile.Request request = hostile.next();
            RawHttp.Answer answer = answer(raw, request);
            answers.merge(answer.status(), 1, Integer::sum);
            boolean granted = answer.status() >= 200 && answer.status() < 300;
            boolean refused =
                    answer.status() >= 400 && answer.status() < 500 || answer.status() == 0 && !request.http();
            if (!granted && !refused) {
                wrong.add("request %d, %s: %s".formatted(i, cut(request.what()), cut(answer.text())));
            }
            if (answer.status() == 201) {
                stop(client, answer.text());
            }
        }

        LOG.warnf("answers by status: %s", answers);
        assertThat(wrong)
                .as("%d of %d, answers by status %s", wrong.size(), REQUESTS, answers)
                .isEmpty();
        assertThat(answers).as("a fuzzer that reaches something").containsKeys(200, 201, 400, 403, 404, 405, 413, 415);
        assertThat(usedHeap() - heapBefore).as("growth of the heap").isLessThan(64 * MIB);
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore)
                .as("more threads")
                .isLessThan(60);
        assertThat(redis.commands().keys("*"))
                .allSatisfy(key -> assertThat(key).matches("evonorm:(searches|\\{[a-z0-9-]+}:.*)"));
        assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(client.post(
                                "/searches",
                                valid().put("searchId", "after-fuzz").toString())
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.post("/searches/after-fuzz/stop", "").statusCode()).isEqualTo(200);
    }

    private static RawHttp.Answer answer(RawHttp raw, Hostile.Request request) {
        try {
            return raw.send(request.bytes());
        } catch (Exception e) {
            return new RawHttp.Answer(-1, e.toString());
        }
    }

    /** A mutation may be harmless: then a search was made, under the id that was asked for. */
    private static void stop(Client client, String answer) throws Exception {
        String id = answer.replaceFirst("(?s).*\"searchId\":\"([^\"]+)\".*", "$1");
        assertThat(id).startsWith("fuzz-");
        HttpResponse<String> stopped = client.post("/searches/" + id + "/stop", "");
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(200);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String cut(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
