package dev.evonorm.selector.access;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * No token: callers on this machine, and nobody else. A browser on this machine works for every page that it shows, so
 * what a page of another origin sends is turned away: its {@code Origin} differs from our host, and a name that an
 * attacker points to 127.0.0.1 (DNS rebinding) is no name of ours. So is what a proxy brings, whose own callers may be
 * anybody: headers that claim to know them can close this door, never open it.
 */
final class LoopbackRule implements Rule {
    private static final Pattern OUR_HOST = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
    private static final String REMEDY =
            "; set EVONORM_API_TOKEN_FILE or EVONORM_API_TOKEN for the selector, and send the token as"
                    + " 'Authorization: Bearer TOKEN' (the evonorm command: --token-file FILE, or EVONORM_API_TOKEN)";

    @Override
    public Optional<Denial> check(Caller caller) {
        if (!caller.isLocal()) {
            return Optional.of(
                    Denial.unauthorized("this selector has no token, so it serves its own machine alone and not %s%s"
                            .formatted(caller.peer(), REMEDY)));
        }
        for (String header : PROXIED) {
            if (caller.headers().contains(header)) {
                return Optional.of(Denial.unauthorized(
                        "this selector has no token, so it serves its own machine alone and no proxy (header %s)%s"
                                .formatted(header, REMEDY)));
            }
        }
        return crossOrigin(caller);
    }

    private static Optional<Denial> crossOrigin(Caller caller) {
        List<String> hosts = caller.headers().getAll("Host");
        if (hosts.size() != 1 || !OUR_HOST.matcher(lower(hosts.get(0))).matches()) {
            return Optional.of(Denial.forbidden(
                    "without a token the Host must be localhost or 127.0.0.1, and it is %s".formatted(cut(hosts))));
        }
        String host = lower(hosts.get(0));
        for (String origin : caller.headers().getAll("Origin")) {
            if (!lower(origin).equals("http://" + host) && !lower(origin).equals("https://" + host)) {
                return Optional.of(
                        Denial.forbidden("without a token no page of another origin may ask, and this one is of %s"
                                .formatted(cut(origin))));
            }
        }
        String site = caller.headers().get("Sec-Fetch-Site");
        return isOther(site)
                ? Optional.of(Denial.forbidden(
                        "without a token no page of another site may ask (Sec-Fetch-Site: %s)".formatted(cut(site))))
                : Optional.empty();
    }

    @Override
    public String who() {
        return "callers on this machine alone, since there is no token";
    }

    private static boolean isOther(@Nullable String site) {
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String cut(Object text) {
        String whole = String.valueOf(text);
        return whole.length() <= 100 ? whole : whole.substring(0, 100) + "…";
    }
}
