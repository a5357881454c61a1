package dev.evonorm.selector;

/** The Redis keys of one search; {@code search.lua} says what lies under each. The braces keep them in one cluster slot. */
record Keys(String searchId) {
    /** The ids of all searches, of every state. */
    static final String SEARCHES = "evonorm:searches";

    String root() {
        return "evonorm:{" + searchId + "}";
    }

    String of(String name) {
        return root() + ":" + name;
    }

    String candidate(String candidateId) {
        return of("candidate:" + candidateId);
    }
}
