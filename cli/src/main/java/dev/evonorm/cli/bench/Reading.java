package dev.evonorm.cli.bench;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.SearchStatus;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a stack stands at a moment.
 *
 * @param nanos when
 * @param cpu CPU seconds since each process began
 * @param records in each topic
 * @param busy seconds that all workers have worked
 * @param status of the search
 */
record Reading(long nanos, Map<String, Double> cpu, Map<String, Long> records, double busy, SearchStatus status) {
    long decided() {
        Funnel funnel = status.funnel();
        return funnel.dead()
                + funnel.repeated()
                + funnel.failedQuality()
                + funnel.failedStability()
                + funnel.failed()
                + funnel.scored();
    }

    /**
     * Events that each consumer has not answered, those under way among them: what came in less what went out, since here
     * every event has one answer. For the selector: verdicts and scores that it has not counted.
     */
    Map<String, Long> unanswered() {
        Funnel funnel = status.funnel();
        long verdicts = in(Topics.REJECTED) + in(Topics.ACCEPTED);
        long rejected = funnel.dead() + funnel.repeated() + funnel.failedQuality() + funnel.failedStability();
        Map<String, Long> unanswered = new LinkedHashMap<>();
        unanswered.put("mutator", in(Topics.WINNERS) - in(Topics.PROPOSED));
        unanswered.put("rejection", in(Topics.PROPOSED) - verdicts);
        unanswered.put("trainer", in(Topics.ACCEPTED) - in(Topics.SCORED));
        unanswered.put("selector", verdicts + in(Topics.SCORED) - rejected - funnel.accepted() - funnel.scored());
        unanswered.replaceAll((consumer, events) -> Math.max(0, events));
        return unanswered;
    }

    private long in(String topic) {
        return records.getOrDefault(topic, 0L);
    }

    long allRecords() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
