package dev.evonorm.contracts.event;

/** Candidate ids: a pure function of search and ticket, so a redelivered ticket names the same candidate. */
public final class CandidateIds {
    private CandidateIds() {}

    /** The candidate of a ticket, such as {@code demo-00042}. */
    public static String ofTicket(String searchId, long ticket) {
        return "%s-%05d".formatted(searchId, ticket);
    }

    /** A catalogue layer that is scored beside the candidates, such as {@code demo-ref-bn-relu}. */
    public static String ofReference(String searchId, String layer) {
        return "%s-ref-%s".formatted(searchId, layer);
    }
}
