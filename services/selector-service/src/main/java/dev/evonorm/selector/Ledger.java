package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.service.Events;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Counts events: each once, in whatever order the topics bring them. One event is one script, which journals it, ends the
 * ticket if that was the last thing missing, and decides the next one.
 *
 * <p>Thread-safe. Throws Lettuce's RedisException where Redis cannot be had; the event may then be counted again.
 */
@Singleton
final class Ledger {
    private static final String FAILED = "failed";

    private final Steps steps;
    private final Searches searches;
    private final ObjectMapper json;
    private final SelectorConfig config;

    Ledger(Steps steps, Searches searches, ObjectMapper json, SelectorConfig config) {
        this.steps = steps;
        this.searches = searches;
        this.json = json;
        this.config = config;
    }

    /**
     * Counts an event of the topics rejected, accepted or scored.
     *
     * @return false if it changed nothing: counted before, of an unknown or ended search, or overtaken by another verdict
     */
    boolean count(Event event) {
        if (event instanceof CandidateRejected rejected) {
            return verdict(
                    "rejected",
                    rejected,
                    rejected.ticket(),
                    rejected.parentId(),
                    rejected.graph(),
                    rejected.cpuSeconds(),
                    rejected.function(),
                    outcome(rejected),
                    text(ReusedVerdict.Finding.of(rejected)));
        }
        if (event instanceof CandidateRepeated repeated) {
            return verdict(
                    "repeated",
                    repeated,
                    repeated.ticket(),
                    repeated.parentId(),
                    repeated.graph(),
                    repeated.cpuSeconds(),
                    repeated.function(),
                    repeated.sameAs());
        }
        if (event instanceof CandidateAccepted accepted) {
            return verdict(
                    "accepted",
                    accepted,
                    accepted.ticket(),
                    accepted.parentId(),
                    accepted.graph(),
                    accepted.cpuSeconds(),
                    accepted.function());
        }
        if (event instanceof CandidateScored scored) {
            CandidateFailed failed = noShare(scored);
            if (failed != null) {
                return count(failed);
            }
            String score = Double.toString(scored.score());
            return step("scored", event, scored.candidateId(), Events.encode(event), scored.task(), score);
        }
        if (event instanceof CandidateFailed failed) {
            return step("scored", event, failed.candidateId(), Events.encode(event), failed.task(), FAILED);
        }
        throw new UnexpectedEventException(event);
    }

    /** What a score counts as that is no share though its objective is one: in a mean it would outweigh all others. */
    private @Nullable CandidateFailed noShare(CandidateScored scored) {
        boolean well = scored.score() >= 0 && scored.score() <= 1;
        if (well
                || !searches.settings(scored.searchId())
                        .map(settings -> settings.objectives().isShare(scored.task()))
                        .orElse(false)) {
            return null;
        }
        return new CandidateFailed(
                scored.searchId(),
                scored.candidateId(),
                scored.task(),
                "the score is %s, and scores of this objective are shares, from 0 to 1; one of another kind says which of its"
                        .concat(" scores are better")
                        .formatted(scored.score()));
    }

    /** Counts an event of the topic evaluated, where a failure is that of a finalist, whatever its task is called. */
    boolean countEvaluated(Event event) {
        if (event instanceof FinalistEvaluated evaluated) {
            double mean = evaluated.accuracies().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN);
            String accuracies = Double.isFinite(mean) ? text(evaluated.accuracies()) : "";
            return step(
                    "evaluated",
                    event,
                    evaluated.candidateId(),
                    accuracies,
                    Double.toString(mean),
                    Events.encode(event),
                    lease());
        }
        if (event instanceof CandidateFailed) {
            return step("evaluated", event, event.candidateId(), "", "", Events.encode(event), lease());
        }
        throw new UnexpectedEventException(event);
    }

    /** The funnel's counter of a rejection; a verdict that was reused counts as a repetition, whatever it was. */
    static String outcome(CandidateRejected rejected) {
        if (rejected.sameAs() != null) {
            return "repeated";
        }
        return switch (rejected.test()) {
            case "probe" -> "dead";
            case "quality" -> "failedQuality";
            case "stability" -> "failedStability";
            default -> FAILED;
        };
    }

    /** What all verdicts tell, and what only some do. */
    private boolean verdict(
            String name,
            Event event,
            long ticket,
            @Nullable String parentId,
            LayerGraph graph,
            double cpuSeconds,
            @Nullable String function,
            String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                event.candidateId(),
                Events.encode(event),
                Long.toString(ticket),
                orEmpty(parentId),
                GraphJson.write(graph),
                Double.toString(cpuSeconds),
                orEmpty(function)));
        arguments.addAll(List.of(more));
        return step(name, event, arguments.toArray(String[]::new));
    }

    private boolean step(String name, Event event, String... arguments) {
        return steps.number(name, event.searchId(), arguments) == 1;
    }

    private String lease() {
        return Long.toString(config.lease().toMillis());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and findings always have a JSON form", e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
