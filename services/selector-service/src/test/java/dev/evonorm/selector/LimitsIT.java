package dev.evonorm.selector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one caller may cost. */
@QuarkusTest
@QuarkusTestResource(value = Stack.class, restrictToAnnotatedClass = true)
class LimitsIT {
    /** As configured in {@link Stack}. */
    private static final int LISTENERS = 8;

    private static final Duration SOON = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI root;

    private Socket listen(String searchId) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort());
        socket.getOutputStream()
                .write("GET /searches/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(searchId)
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    @Test
    void journalsHaveSoManyListenersAndWhoLeavesMakesRoom() throws Exception {
        Client client = new Client(root);
        ObjectNode body = Json.mapper().createObjectNode().put("searchId", "heard");
        body.set(
                "settings", Json.mapper().valueToTree(SettingsFixture.settings().build()));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        client.post("/searches", body.toString()).statusCode())
                .isIn(201, 409));
        List<Socket> listening = new ArrayList<>();
        try {
            for (int i = 0; i < LISTENERS; i++) {
                listening.add(listen("heard"));
            }
            await().atMost(SOON).untilAsserted(() -> {
                var refused = new RawHttp(InetAddress.getLoopbackAddress(), root.getPort())
                        .get("/searches/heard/events", "Host: localhost\r\n");
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.text()).contains("8 listen to journals and no more may");
            });
            listening.remove(0).close();
            await().atMost(SOON).untilAsserted(() -> listen("heard").close());
        } finally {
            for (Socket socket : listening) {
                socket.close();
            }
            client.post("/searches/heard/stop", "");
        }
    }

    @Test
    void anEndlessReasonIsRefused() throws Exception {
        Client client = new Client(root);
        ObjectNode body = Json.mapper().createObjectNode().put("searchId", "reasons");
        body.set(
                "settings", Json.mapper().valueToTree(SettingsFixture.settings().build()));
        client.post("/searches", body.toString());

        assertThat(client.post("/searches/reasons/stop?reason=" + "r".repeat(201), "")
                        .body())
                .contains("the reason has 201 characters; it may have 200");
        assertThat(client.post("/searches/reasons/stop", "").statusCode()).isEqualTo(200);
    }
}
