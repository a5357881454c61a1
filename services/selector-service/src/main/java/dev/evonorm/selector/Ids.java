package dev.evonorm.selector;

import java.util.regex.Pattern;

/** Ids in requests. One of another form names nothing, and goes no further than here. */
final class Ids {
    private static final Pattern SEARCH = Pattern.compile("[a-z0-9][a-z0-9-]{0,47}");
    private static final Pattern CANDIDATE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int SHOWN = 60;

    private Ids() {}

    /** Whether a search may be called so. */
    static boolean isSearch(String id) {
        return SEARCH.matcher(id).matches();
    }

    /** @throws Refusal (404) if no search can be called so */
    static String search(String id) {
        if (!isSearch(id)) {
            throw unknown(id);
        }
        return id;
    }

    /** @throws Refusal (404) if no candidate can be called so */
    static String candidate(String id) {
        if (!CANDIDATE.matcher(id).matches()) {
            throw unknownCandidate(id);
        }
        return id;
    }

    static Refusal unknown(String id) {
        return Refusal.notFound("there is no search '%s'; GET /searches lists them".formatted(cut(id)));
    }

    static Refusal unknownCandidate(String id) {
        return Refusal.notFound("'%s' is no scored candidate of the search".formatted(cut(id)));
    }

    private static String cut(String id) {
        return id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "…";
    }
}
