package dev.evonorm.service;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedisAddressTest {
    @TempDir
    Path folder;

    private record Config(
            String uri,
            Optional<String> password,
            Optional<Path> passwordFile,
            Optional<Path> truststore,
            Optional<String> truststorePassword)
            implements ServiceConfig.Redis {}

    private static RedisAddress address(String uri, @Nullable String password, @Nullable Path file) {
        return RedisAddress.of(new Config(
                uri, Optional.ofNullable(password), Optional.ofNullable(file), Optional.empty(), Optional.empty()));
    }

    private static String credentials(RedisURI uri) {
        RedisCredentials given =
                uri.getCredentialsProvider().resolveCredentials().block();
        assertThat(given).isNotNull();
        return given.getUsername() + " " + (given.hasPassword() ? new String(given.getPassword()) : "");
    }

    @Test
    void theNameIsAUsersAndThePasswordMayLieInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "from-file\n");

        assertThat(credentials(address("redis://selector@h", null, file).uri())).isEqualTo("selector from-file");
        assertThat(credentials(address("redis://h", "plain", null).uri())).isEqualTo("null plain");
        assertThat(credentials(address("redis://u:inline@h", null, null).uri())).isEqualTo("u inline");
        assertThat(credentials(address("redis://:inline@h", null, null).uri())).isEqualTo("null inline");
    }

    @Test
    void placeAndTlsAreRead() {
        RedisURI plain = address("redis://h:7000/3", null, null).uri();
        RedisURI tls = address("rediss://h", "p", null).uri();

        assertThat(plain).returns("h", RedisURI::getHost).returns(7000, RedisURI::getPort);
        assertThat(plain).returns(3, RedisURI::getDatabase).returns(false, RedisURI::isSsl);
        assertThat(tls).returns(6379, RedisURI::getPort).returns(true, RedisURI::isSsl);
        assertThat(tls.getVerifyMode().name())
                .as("the server must prove its name")
                .isEqualTo("FULL");
    }

    @Test
    void aRefusalTellsNoPassword() {
        for (String uri : new String[] {
            "redis://u:secret@h:port",
            "http://u:secret@h",
            "redis://u:secret@h/x",
            "redis://u:se@cret@h",
            "redis://u:secret@"
        }) {
            assertThatThrownBy(() -> address(uri, null, null))
                    .as(uri)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageContaining("evonorm.redis.uri")
                    .hasMessageNotContaining("cret");
        }
        assertThatThrownBy(() -> address("redis://u@h", null, null)).hasMessageContaining("password-file");
        assertThatThrownBy(() -> address("redis://h", "p", folder))
                .hasMessageContaining("both password and password-file");
        assertThatThrownBy(() -> address("redis://h", null, folder.resolve("none")))
                .hasMessageContaining("cannot be read");
        assertThat(address("redis://u:secret@h", null, null)).hasToString("redis://h:6379");
    }
}
