package dev.evonorm.cli;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that asks for a token as the selector does, and grants nothing else. */
class TokenTest {
    private static final String TOKEN = "a-secret-of-a-decent-length";

    @TempDir
    Path folder;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean health = exchange.getRequestURI().getPath().startsWith("/q/health");
            boolean known = authorization.equals("Bearer " + TOKEN);
            byte[] body = "{\"error\":\"%s\"}"
                    .formatted(known ? "no search today" : "a token is needed")
                    .getBytes(StandardCharsets.UTF_8);
            if (!health) {
                sent.add(authorization);
            }
            int refusal = exchange.getRequestMethod().equals("POST") ? 400 : 404;
            exchange.sendResponseHeaders(health ? 200 : known ? refusal : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.setProperty("evonorm.home", folder.resolve("home").toString());
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("evonorm.home");
    }

    private Called search(Object... more) {
        Object[] first = {"search", "--runs", folder.resolve("runs"), "--run", "t", "--server", url};
        return Called.with(Stream.concat(Stream.of(first), Stream.of(more)).toArray());
    }

    @Test
    void theTokenOfTheFileIsSentAndWrittenNowhere() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        Called called = search("--token-file", file);

        assertThat(called.err()).contains("no search today").doesNotContain(TOKEN);
        assertThat(sent).isNotEmpty().containsOnly("Bearer " + TOKEN);
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSizeGreaterThan(1).noneMatch(TokenTest::holdsToken);
        }
    }

    @Test
    void aSelectorThatTurnsUsAwayEndsTheCommandWithWhatToDo() {
        Called called = search();

        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("turns us away, and we have no token: a token is needed");
    }

    @Test
    void aTokenIsNotTakenFromTheCommandLine() {
        url = "http://me:" + TOKEN + "@127.0.0.1:1";
        Called called = search();

        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("--server holds credentials").doesNotContain(TOKEN);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aFileWithoutATokenIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThat(search("--token-file", empty).err()).contains("empty holds no token");
        assertThat(search("--token-file", folder.resolve("none")).err()).contains("none cannot be read");
        assertThat(Called.with("search", "--token-file", empty).err())
                .contains("--token-file is for a selector elsewhere");
    }

    private static boolean holdsToken(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theComposeStackOfThisInstallationIsCalledWithItsOwnToken() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("home/infra/secrets"));
        Files.writeString(secrets.resolve("api-token"), TOKEN);

        Called called = search();

        assertThat(called.err()).contains("with the compose stack's token").contains("no search today");
        assertThat(sent).isNotEmpty().containsOnly("Bearer " + TOKEN);
    }
}
