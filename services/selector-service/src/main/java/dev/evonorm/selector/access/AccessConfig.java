package dev.evonorm.selector.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Who may use the REST API. With nothing set: callers on the same machine. */
@ConfigMapping(prefix = "evonorm.api")
interface AccessConfig {
    /** What callers must send as {@code Authorization: Bearer TOKEN}; environment: {@code EVONORM_API_TOKEN}. */
    Optional<String> token();

    /** A file that holds the token, such as a mounted secret; environment: {@code EVONORM_API_TOKEN_FILE}. */
    Optional<Path> tokenFile();

    /** An identity provider whose tokens are accepted instead. */
    Oidc oidc();

    /** Whether {@code /q/metrics} may be read by everyone, as on the other services; health always may. */
    @WithDefault("true")
    boolean metricsOpen();

    /** OpenID Connect: JWTs, checked with the provider's published keys. */
    interface Oidc {
        /** The provider; tokens must name it as {@code iss}. It switches this way of access on. */
        Optional<URI> issuer();

        /** What tokens must name as {@code aud}. */
        @WithDefault("evonorm")
        String audience();

        /** Where the provider's keys are; without it, what the issuer's discovery document says. */
        Optional<URI> jwks();

        /** A scope that tokens must hold; without it, every token for the audience will do. */
        Optional<String> scope();
    }
}
