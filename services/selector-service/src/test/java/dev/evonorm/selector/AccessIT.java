package dev.evonorm.selector;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** A selector without a token that listens on every address of this machine. */
@QuarkusTest
@QuarkusTestResource(value = Stack.class, restrictToAnnotatedClass = true)
class AccessIT {
    private static final String LOCAL = "Host: localhost\r\n";

    @TestHTTPResource("/")
    URI root;

    private RawHttp on(InetAddress address) {
        return new RawHttp(address, root.getPort());
    }

    private RawHttp here() {
        return on(InetAddress.getLoopbackAddress());
    }

    /** Through such an address the selector sees a peer that is not loopback, as if another machine asked. */
    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    @Test
    void aRequestWithoutATokenFromAnotherAddressIsRefusedAndToldWhatToConfigure() throws Exception {
        List<InetAddress> addresses = otherAddresses();
        assumeFalse(addresses.isEmpty(), "this machine has no address but loopback, so no other caller can be had");

        for (InetAddress address : addresses) {
            for (String path :
                    List.of("/searches", "/searches/x/stop", "/q/health/live/../../searches", "/q/info", "/")) {
                RawHttp.Answer answer = on(address).get(path, LOCAL);
                assertThat(answer.status()).as("%s of %s", path, address).isEqualTo(401);
                assertThat(answer.text())
                        .contains(
                                "{\"error\":\"this selector has no token",
                                "EVONORM_API_TOKEN_FILE",
                                "WWW-Authenticate: Bearer");
            }
        }
    }

    @Test
    void noHeaderMakesACallerFromAnotherAddressALocalOne() throws Exception {
        List<InetAddress> addresses = otherAddresses();
        assumeFalse(addresses.isEmpty(), "this machine has no address but loopback, so no other caller can be had");
        String claims = LOCAL + "X-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1\r\nX-Real-IP: 127.0.0.1\r\n"
                + "Authorization: Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n";

        assertThat(on(addresses.get(0)).get("/searches", claims).status()).isEqualTo(401);
    }

    @Test
    void healthAndMetricsAreOpenToAll() throws Exception {
        InetAddress any = otherAddresses().stream().findFirst().orElse(InetAddress.getLoopbackAddress());

        assertThat(on(any).get("/q/health/live", LOCAL).status()).isEqualTo(200);
        assertThat(on(any).get("/q/metrics", LOCAL).status()).isEqualTo(200);
    }

    @Test
    void aCallerOnThisMachineIsServed() throws Exception {
        assertThat(here().get("/searches", LOCAL).status()).isEqualTo(200);
        assertThat(here().get("/searches", "Host: 127.0.0.1:%d\r\n".formatted(root.getPort()))
                        .status())
                .isEqualTo(200);
        assertThat(here().get("/searches", LOCAL + "Origin: http://localhost\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBrowserOnThisMachineDoesNotServeOtherSites() throws Exception {
        assertThat(here().get("/searches", "Host: rebound.example:8080\r\n").status())
                .isEqualTo(403);
        assertThat(here().get("/searches", "").status()).isBetween(400, 403);
        assertThat(here().get("/searches", LOCAL + "Origin: https://evil.example\r\n")
                        .status())
                .isEqualTo(403);
        assertThat(here().get("/searches", LOCAL + "Origin: null\r\n").status()).isEqualTo(403);
        assertThat(here().get("/searches", LOCAL + "Sec-Fetch-Site: cross-site\r\n")
                        .status())
                .isEqualTo(403);
        assertThat(here().send("POST /searches/x/stop HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
                                + "Content-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatAProxyOnThisMachineBringsIsRefused() throws Exception {
        RawHttp.Answer answer = here().get("/searches", LOCAL + "X-Forwarded-For: 203.0.113.9\r\n");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("no proxy (header X-Forwarded-For)");
    }

    @Test
    void aConnectionWhoseRequestWasRefusedTakesTheNextOne() throws Exception {
        String refused = "POST /searches HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 5\r\n\r\n{   }";
        String good = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        RawHttp.Answer both = here().sendAll(refused + good);

        assertThat(both.text()).contains("HTTP/1.1 403", "HTTP/1.1 200");
    }
}
