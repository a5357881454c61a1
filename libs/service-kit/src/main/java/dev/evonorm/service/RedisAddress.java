package dev.evonorm.service;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Redis is and how to get in. With TLS the server must prove its name. No password is in any message of ours, and a
 * name before the {@code @} is a user's, not, as Lettuce reads it, a password.
 */
final class RedisAddress {
    private static final int PORT = 6379;
    private static final String FORM = "redis://[USER@]HOST[:PORT][/DATABASE], or rediss:// for TLS";
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/]*@");

    private final RedisURI uri;
    private final Optional<SslOptions> trust;

    private RedisAddress(RedisURI uri, Optional<SslOptions> trust) {
        this.uri = uri;
        this.trust = trust;
    }

    /** @throws IllegalArgumentException saying what is wrong, without credentials */
    static RedisAddress of(ServiceConfig.Redis config) {
        if (config.password().isPresent() && config.passwordFile().isPresent()) {
            throw new IllegalArgumentException(
                    "evonorm.redis has both password and password-file; configure one of them and leave out the other");
        }
        Optional<String> password =
                config.password().or(() -> config.passwordFile().map(RedisAddress::read));
        Optional<SslOptions> trust = config.truststore()
                .map(file -> trust(file, config.truststorePassword().orElse("")));
        return new RedisAddress(parse(config.uri(), password), trust);
    }

    static RedisAddress of(String uri) {
        return new RedisAddress(parse(uri, Optional.empty()), Optional.empty());
    }

    RedisURI uri() {
        return uri;
    }

    /** Whom to trust, if not whom Java trusts. */
    Optional<SslOptions> trust() {
        return trust;
    }

    @Override
    public String toString() {
        return "%s://%s:%d".formatted(uri.isSsl() ? "rediss" : "redis", uri.getHost(), uri.getPort());
    }

    /** The text without what stands before the {@code @}. */
    static String redacted(String uri) {
        return CREDENTIALS.matcher(uri).replaceAll("//***@");
    }

    private static RedisURI parse(String text, Optional<String> password) {
        URI given;
        try {
            given = new URI(text);
        } catch (URISyntaxException e) {
            throw wrong(text); // the exception repeats the text, so it is no cause
        }
        boolean tls = "rediss".equals(given.getScheme());
        if (!tls && !"redis".equals(given.getScheme()) || given.getHost() == null || given.getQuery() != null) {
            throw wrong(text);
        }
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(given.getHost())
                .withPort(given.getPort() < 0 ? PORT : given.getPort())
                .withDatabase(database(text, given.getPath()))
                .withSsl(tls)
                .withVerifyPeer(true);
        String[] names = String.valueOf(given.getUserInfo() == null ? "" : given.getUserInfo())
                .split(":", 2);
        Optional<String> inUri = names.length == 2 ? Optional.of(names[1]) : Optional.empty();
        Optional<String> secret = password.or(() -> inUri);
        if (secret.isPresent() && !names[0].isEmpty()) {
            uri.withAuthentication(names[0], secret.get().toCharArray());
        } else if (secret.isPresent()) {
            uri.withPassword(secret.get().toCharArray());
        } else if (!names[0].isEmpty()) {
            throw new IllegalArgumentException(
                    "evonorm.redis.uri names the user %s and there is no password; set evonorm.redis.password-file"
                            .formatted(names[0]));
        }
        return uri.build();
    }

    private static int database(String text, String path) {
        if (path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/\\d{1,4}")) {
            throw wrong(text);
        }
        return Integer.parseInt(path.substring(1));
    }

    private static SslOptions trust(Path file, String password) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("evonorm.redis.truststore is %s, which cannot be read".formatted(file));
        }
        SslOptions.Builder options = SslOptions.builder().jdkSslProvider();
        return file.toString().matches(".*\\.(pem|crt|cer)")
                ? options.trustManager(file.toFile()).build()
                : options.truststore(file.toFile(), password).build();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "evonorm.redis.password-file is %s, which cannot be read (%s)".formatted(file, e), e);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("evonorm.redis.uri is '%s'; it must be %s".formatted(redacted(text), FORM));
    }
}
