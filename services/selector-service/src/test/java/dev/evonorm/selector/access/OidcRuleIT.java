package dev.evonorm.selector.access;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.MultiMap;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a provider of our own, which publishes a document of discovery and one key. */
class OidcRuleIT {
    private final AtomicInteger keysAsked = new AtomicInteger();
    private HttpServer provider;
    private EllipticCurveJsonWebKey key;
    private String issuer;
    private Rule rule;

    private record Config(Optional<URI> issuer, String audience, Optional<URI> jwks, Optional<String> scope)
            implements AccessConfig.Oidc {}

    @BeforeEach
    void start() throws IOException, JoseException {
        key = newKey("first");
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:%d/realm".formatted(provider.getAddress().getPort());
        answer(
                "/realm/.well-known/openid-configuration",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer));
        answer("/realm/keys", new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
        provider.start();
        rule = rule(Optional.empty());
    }

    private Rule rule(Optional<String> scope) {
        return OidcRule.of(new Config(Optional.of(URI.create(issuer)), "evonorm", Optional.empty(), scope));
    }

    private void answer(String path, String json) {
        provider.createContext(path, exchange -> {
            if (path.endsWith("/keys")) {
                keysAsked.incrementAndGet();
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private static EllipticCurveJsonWebKey newKey(String id) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return key;
    }

    private String token(EllipticCurveJsonWebKey signer, Consumer<JwtClaims> change) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("evonorm");
        claims.setSubject("ada");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringClaim("scope", "openid search");
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(signer.getPrivateKey());
        token.setKeyIdHeaderValue(signer.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return token.getCompactSerialization();
    }

    private static Denial denial(Rule rule, String token) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + token);
        return rule.check(new Caller("10.0.0.1", headers)).orElse(new Denial(200, ""));
    }

    @Test
    void aTokenThatTheProviderSignedForUsLetsIn() throws Exception {
        assertThat(denial(rule, token(key, claims -> {})).status()).isEqualTo(200);
        assertThat(denial(rule(Optional.of("search")), token(key, claims -> {})).status())
                .isEqualTo(200);
    }

    @Test
    void aTokenForOthersOfOthersOrOfYesterdayDoesNot() throws Exception {
        assertThat(denial(rule, token(key, claims -> claims.setAudience("mail")))
                        .status())
                .isEqualTo(401);
        assertThat(denial(rule, token(key, claims -> claims.setIssuer("https://evil.example")))
                        .status())
                .isEqualTo(401);
        assertThat(denial(rule, token(key, claims -> claims.setExpirationTimeMinutesInTheFuture(-2)))
                        .error())
                .contains("has expired");
        assertThat(denial(rule, token(key, claims -> claims.unsetClaim("exp"))).status())
                .isEqualTo(401);
        assertThat(denial(rule, token(newKey("first"), claims -> {})).status()).isEqualTo(401);
        assertThat(denial(rule(Optional.of("admin")), token(key, claims -> {})).status())
                .isEqualTo(403);
        assertThat(rule.check(new Caller("127.0.0.1", MultiMap.caseInsensitiveMultiMap())))
                .isPresent();
    }

    @Test
    void aTokenWithoutASignatureOrWithThePublicKeyAsSecretDoesNot() throws Exception {
        String[] parts = token(key, claims -> {}).split("\\.");
        String none = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        JsonWebSignature mac = new JsonWebSignature();
        mac.setPayload("{\"iss\":\"%s\",\"aud\":\"evonorm\",\"sub\":\"x\",\"exp\":99999999999}".formatted(issuer));
        mac.setKey(new HmacKey(key.getPublicKey().getEncoded()));
        mac.setKeyIdHeaderValue("first");
        mac.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);

        assertThat(denial(rule, none).status()).isEqualTo(401);
        assertThat(denial(rule, mac.getCompactSerialization()).status()).isEqualTo(401);
        assertThat(denial(rule, parts[0] + "." + parts[1] + ".AAAA").status()).isEqualTo(401);
    }

    @Test
    void unknownKeysDoNotMakeUsAskTheProviderAgainAndAgain() throws Exception {
        assertThat(denial(rule, token(key, claims -> {})).status()).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            assertThat(denial(rule, token(newKey("other-" + i), claims -> {})).error())
                    .contains("signed with no key of");
        }
        assertThat(keysAsked).hasValueLessThan(3);
    }

    @Test
    void aProviderThatIsAwayIsToldAsSuch() throws Exception {
        String token = token(key, claims -> {});
        provider.stop(0);

        assertThat(denial(rule, token).status()).isEqualTo(503);
    }
}
