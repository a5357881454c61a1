package dev.evonorm.selector.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request tells of its sender.
 *
 * @param peer the address at the other end of the socket, whatever headers say; null if it has none
 * @param headers as they came
 */
record Caller(@Nullable String peer, MultiMap headers) {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*) *");

    static Caller of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress(true);
        return new Caller(peer == null ? null : peer.hostAddress(), request.headers());
    }

    /** Whether the socket's other end is on this machine. */
    boolean isLocal() {
        if (peer == null) {
            return false;
        }
        try {
            // An address, never a name: nothing is looked up.
            return InetAddress.getByName(peer).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The token of the one Authorization header, if it is one. */
    Optional<String> bearer() {
        List<String> values = headers.getAll("Authorization");
        if (values.size() != 1) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(values.get(0));
        return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }
}
