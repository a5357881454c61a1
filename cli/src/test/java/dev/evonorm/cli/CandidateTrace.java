package dev.evonorm.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The spans of one trace. */
record CandidateTrace(List<SpanLine> spans) {
    static final String CANDIDATE = "evonorm.candidate.id";

    /** Empty where the trace is of no candidate, such as that of a request. */
    String candidateId() {
        return spans.stream()
                .filter(span -> span.attributes().containsKey(CANDIDATE))
                .map(span -> span.attribute(CANDIDATE))
                .findFirst()
                .orElse("");
    }

    Set<String> hops() {
        return spans.stream().map(SpanLine::hop).collect(Collectors.toSet());
    }

    Set<String> verdicts() {
        return spans.stream().map(span -> span.attribute("evonorm.verdict")).collect(Collectors.toSet());
    }

    SpanLine root() {
        return spans.stream()
                .filter(span -> span.parentId().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Whether exactly one span has no parent and every other one's is there. */
    boolean isOneTree() {
        Set<String> ids = spans.stream().map(SpanLine::spanId).collect(Collectors.toSet());
        List<SpanLine> without =
                spans.stream().filter(span -> !ids.contains(span.parentId())).toList();
        return without.size() == 1 && without.get(0).parentId().isEmpty();
    }

    @Override
    public String toString() {
        return candidateId() + " " + spans.stream().map(SpanLine::hop).sorted().toList();
    }
}
