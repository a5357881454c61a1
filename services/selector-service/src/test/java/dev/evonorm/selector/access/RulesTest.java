package dev.evonorm.selector.access;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RulesTest {
    private static final String TOKEN = "a-token-of-a-decent-length";

    @TempDir
    Path folder;

    private record Config(Optional<String> token, Optional<Path> tokenFile, Optional<URI> issuer)
            implements AccessConfig {
        @Override
        public Oidc oidc() {
            return new Oidc() {
                @Override
                public Optional<URI> issuer() {
                    return issuer;
                }

                @Override
                public String audience() {
                    return "evonorm";
                }

                @Override
                public Optional<URI> jwks() {
                    return Optional.empty();
                }

                @Override
                public Optional<String> scope() {
                    return Optional.empty();
                }
            };
        }

        @Override
        public boolean metricsOpen() {
            return true;
        }
    }

    private static Config config(@Nullable String token, @Nullable Path file, @Nullable String issuer) {
        return new Config(
                Optional.ofNullable(token),
                Optional.ofNullable(file),
                Optional.ofNullable(issuer).map(URI::create));
    }

    private static Caller caller(@Nullable String peer, String... headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new Caller(peer, all);
    }

    private static int status(Rule rule, Caller caller) {
        return rule.check(caller).map(Denial::status).orElse(200);
    }

    @Test
    void everyLoopbackAddressIsLocalAndNoOtherIs() {
        Rule rule = Rule.of(config(null, null, null));

        assertThat(rule).isInstanceOf(LoopbackRule.class);
        for (String peer : new String[] {"127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1%0", "::ffff:127.0.0.1"}) {
            assertThat(status(rule, caller(peer, "Host", "localhost:8080")))
                    .as(peer)
                    .isEqualTo(200);
        }
        for (String peer : new String[] {"10.0.0.1", "0.0.0.0", "fe80::1", "::ffff:10.0.0.1", "localhost.evil", null}) {
            assertThat(status(rule, caller(peer, "Host", "localhost:8080")))
                    .as(peer)
                    .isEqualTo(401);
        }
    }

    @Test
    void theHostMustBeANameOfThisMachine() {
        Rule rule = new LoopbackRule();

        for (String host : new String[] {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:8080"}) {
            assertThat(status(rule, caller("127.0.0.1", "Host", host))).as(host).isEqualTo(200);
        }
        for (String host : new String[] {
            "", "localhost.evil.example", "evil.example", "127.0.0.1.evil", "localhost:a", "a@localhost"
        }) {
            assertThat(status(rule, caller("127.0.0.1", "Host", host))).as(host).isEqualTo(403);
        }
        assertThat(status(rule, caller("127.0.0.1", "Host", "localhost", "Host", "localhost")))
                .isEqualTo(403);
    }

    @Test
    void theTokenLetsInFromEverywhereAndNothingLikeItDoes() {
        Rule rule = Rule.of(config(TOKEN, null, null));

        assertThat(status(rule, caller("10.0.0.1", "Authorization", "Bearer " + TOKEN)))
                .isEqualTo(200);
        assertThat(status(rule, caller("10.0.0.1", "authorization", "bearer  " + TOKEN)))
                .isEqualTo(200);
        for (String value : new String[] {
            TOKEN,
            "Basic " + TOKEN,
            "Bearer",
            "Bearer ",
            "Bearer " + TOKEN + "x",
            "Bearer " + TOKEN.substring(1),
            "Bearer " + TOKEN.toUpperCase(),
            "Bearer " + TOKEN + " " + TOKEN,
            "Bearer\t" + TOKEN
        }) {
            assertThat(status(rule, caller("127.0.0.1", "Authorization", value, "Host", "localhost")))
                    .as(value)
                    .isEqualTo(401);
        }
        assertThat(status(rule, caller("127.0.0.1", "Host", "localhost"))).isEqualTo(401);
        assertThat(status(rule, caller("::1", "Authorization", "Bearer " + TOKEN, "Authorization", "Bearer x")))
                .isEqualTo(401);
    }

    @Test
    void theTokenMayLieInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        assertThat(status(Rule.of(config(null, file, null)), caller("::1", "Authorization", "Bearer " + TOKEN)))
                .isEqualTo(200);
    }

    @Test
    void anUnusableTokenIsRefusedWithoutBeingTold() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> Rule.of(config("secret", null, null)))
                .hasMessageContaining("has 6 characters; it must have 20 to 512")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Rule.of(config("secret secret secret secret", null, null)))
                .hasMessageContaining("evonorm.api.token has characters that no bearer token has")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Rule.of(config(null, empty, null))).hasMessageContaining("has 0 characters");
        assertThatThrownBy(() -> Rule.of(config(null, folder.resolve("none"), null)))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Rule.of(config(TOKEN, empty, null))).hasMessageContaining("both token and token-file");
        assertThatThrownBy(() -> Rule.of(config(TOKEN, null, "https://id.example")))
                .hasMessageContaining("both a token and oidc.issuer");
    }

    @Test
    void anIdentityProviderIsNotAskedInClear() {
        for (String issuer :
                new String[] {"http://id.example", "ftp://id.example", "id.example", "https://u:p@id.example"}) {
            assertThatThrownBy(() -> Rule.of(config(null, null, issuer)))
                    .as(issuer)
                    .hasMessageContaining("evonorm.api.oidc.issuer must be a URL that begins with https://");
        }
    }
}
