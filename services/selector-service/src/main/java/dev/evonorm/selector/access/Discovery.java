package dev.evonorm.selector.access;

import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Asks an OpenID Connect provider where its keys are. */
final class Discovery {
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_BYTES = 256 * 1024;

    private Discovery() {}

    /** Keys that come in clear could be anybody's: https, or http from this machine. */
    static URI secure(String key, URI place) {
        boolean local = "http".equals(place.getScheme())
                && place.getHost() != null
                && place.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
        if (place.getHost() == null || place.getUserInfo() != null || !("https".equals(place.getScheme()) || local)) {
            throw new IllegalArgumentException(
                    "%s must be a URL that begins with https:// and holds no credentials".formatted(key));
        }
        return place;
    }

    /** The address of the keys. Waits for the provider some seconds. */
    static URI jwks(URI issuer) throws ProviderException {
        String document = issuer.toString().replaceAll("/+$", "") + DOCUMENT;
        Get get = new Get();
        get.setConnectTimeout(TIMEOUT_MILLIS);
        get.setReadTimeout(TIMEOUT_MILLIS);
        get.setResponseBodySizeLimit(MOST_BYTES);
        try {
            SimpleResponse answer = get.get(document);
            Map<String, Object> fields = JsonUtil.parseJson(answer.getBody());
            if (!issuer.toString().equals(fields.get("issuer"))) {
                throw new ProviderException(
                        "%s names the issuer %s; evonorm.api.oidc.issuer must be the same, character by character"
                                .formatted(document, fields.get("issuer")));
            }
            return secure("jwks_uri of " + document, new URI(String.valueOf(fields.get("jwks_uri"))));
        } catch (IOException | JoseException | URISyntaxException | IllegalArgumentException e) {
            throw new ProviderException("%s tells no keys: %s".formatted(document, e.getMessage()), e);
        }
    }
}
