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
import dev.evonorm.service.Events;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.Map;
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
    private final ObjectMapper json;

    Ledger(Steps steps, ObjectMapper json) {
        this.steps = steps;
        this.json = json;
    }

    /**
     * Counts an event of the topics rejected, accepted or scored.
     *
     * @return false if it changed nothing: counted before, of an unknown or ended search, or overtaken by another verdict
     */
    boolean count(Event event) {
        if (event instanceof CandidateRejected rejected) {
            return step("rejected", event, rejected.candidateId(), outcome(rejected), Events.encode(event));
        }
        if (event instanceof CandidateRepeated repeated) {
            return step(
                    "repeated",
                    event,
                    repeated.candidateId(),
                    Long.toString(repeated.ticket()),
                    orEmpty(repeated.parentId()),
                    GraphJson.write(repeated.graph()),
                    repeated.sameAs(),
                    Events.encode(event));
        }
        if (event instanceof CandidateAccepted accepted) {
            return step(
                    "accepted",
                    event,
                    accepted.candidateId(),
                    Long.toString(accepted.ticket()),
                    orEmpty(accepted.parentId()),
                    GraphJson.write(accepted.graph()),
                    Events.encode(event));
        }
        if (event instanceof CandidateScored scored) {
            String score = Double.toString(scored.score());
            return step("scored", event, scored.candidateId(), scored.task(), score, Events.encode(event));
        }
        if (event instanceof CandidateFailed failed) {
            return step("scored", event, failed.candidateId(), failed.task(), FAILED, Events.encode(event));
        }
        throw new UnexpectedEventException(event);
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
                    Events.encode(event));
        }
        if (event instanceof CandidateFailed) {
            return step("evaluated", event, event.candidateId(), "", "", Events.encode(event));
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

    private boolean step(String name, Event event, String... arguments) {
        return steps.number(name, event.searchId(), arguments) == 1;
    }

    private String text(Map<String, Double> numbers) {
        try {
            return json.writeValueAsString(numbers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers always have a JSON form", e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
