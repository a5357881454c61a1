package dev.evonorm.selector.access;

import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whoever brings a JWT that the identity provider signed for us and that has not expired. The provider is asked at the first
 * request, and again for keys that are new, at most twice a minute whatever callers send.
 */
final class OidcRule implements Rule {
    private static final Logger LOG = Logger.getLogger(OidcRule.class);
    private static final int SKEW_SECONDS = 30;
    private static final long REPRIEVE_MILLIS = 30_000;
    /** Signatures by a private key alone: a public key must never serve as the secret of a MAC. */
    private static final AlgorithmConstraints SIGNED = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.EDDSA);

    private final URI issuer;
    private final String audience;
    private final Optional<URI> jwks;
    private final Optional<String> scope;
    private @Nullable JwtConsumer consumer;

    private OidcRule(URI issuer, String audience, Optional<URI> jwks, Optional<String> scope) {
        this.issuer = issuer;
        this.audience = audience;
        this.jwks = jwks;
        this.scope = scope;
    }

    static OidcRule of(AccessConfig.Oidc config) {
        return new OidcRule(
                Discovery.secure("evonorm.api.oidc.issuer", config.issuer().orElseThrow()),
                config.audience(),
                config.jwks().map(place -> Discovery.secure("evonorm.api.oidc.jwks", place)),
                config.scope());
    }

    @Override
    public Optional<Denial> check(Caller caller) {
        Optional<String> token = caller.bearer();
        if (token.isEmpty()) {
            return Optional.of(Denial.unauthorized(
                    "a token of %s is needed; send it as 'Authorization: Bearer TOKEN'".formatted(issuer)));
        }
        try {
            JwtClaims claims = consumer().processToClaims(token.get());
            return holdsScope(claims)
                    ? Optional.empty()
                    : Optional.of(Denial.forbidden("the token lacks the scope '%s'".formatted(scope.orElse(""))));
        } catch (InvalidJwtException e) {
            return Optional.of(refused(e));
        } catch (MalformedClaimException e) {
            return Optional.of(Denial.unauthorized("the token's scope is no text"));
        } catch (ProviderException e) {
            LOG.warn(e.getMessage());
            return Optional.of(new Denial(503, "the identity provider cannot be asked now; try again later"));
        }
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    @Override
    public String who() {
        return "holders of a token of %s for '%s'".formatted(issuer, audience);
    }

    /** What is wrong, without the token, which the exception's own words hold. */
    private Denial refused(InvalidJwtException e) {
        if (e.getCause() instanceof UnresolvableKeyException) {
            return Denial.unauthorized("the token is signed with no key of %s".formatted(issuer));
        }
        if (e.hasExpired()) {
            return Denial.unauthorized("the token has expired; get a new one from %s".formatted(issuer));
        }
        return Denial.unauthorized("the token is not a valid one of %s for '%s'".formatted(issuer, audience));
    }

    private boolean holdsScope(JwtClaims claims) throws MalformedClaimException {
        if (scope.isEmpty()) {
            return true;
        }
        String held = claims.getStringClaimValue("scope");
        return held != null && Arrays.asList(held.split(" ", -1)).contains(scope.get());
    }

    private synchronized JwtConsumer consumer() throws ProviderException {
        if (consumer == null) {
            HttpsJwks keys = new HttpsJwks((jwks.isPresent() ? jwks.get() : Discovery.jwks(issuer)).toString());
            keys.setRefreshReprieveThreshold(REPRIEVE_MILLIS);
            consumer = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(SIGNED)
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                    .setExpectedIssuer(issuer.toString())
                    .setExpectedAudience(audience)
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .build();
        }
        return consumer;
    }
}
