package dev.evonorm.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;

/**
 * Pretends to train, for load tests: waits and answers with a score that is a function of the layer. Equal graphs in
 * canonical form get equal scores, uniform over [0, 1); a share of the layers, always the same ones, fails.
 */
final class SimulatedTask implements EvaluationTask {
    private static final double RANGE = 0x1p53;
    private static final int DISCARDED_BITS = 11;

    private final String name;
    private final Duration duration;
    private final double failureRate;

    /**
     * @param duration of one evaluation; no processor works in it
     * @param failureRate share of the layers that get no score, from 0 to 1
     */
    SimulatedTask(String name, Duration duration, double failureRate) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "evonorm.trainer.simulated.duration is %s; it must be 0 or longer".formatted(duration));
        }
        if (!(failureRate >= 0 && failureRate <= 1)) {
            throw new IllegalArgumentException(
                    "evonorm.trainer.simulated.failure-rate is %s; it must lie between 0 and 1".formatted(failureRate));
        }
        this.name = name;
        this.duration = duration;
        this.failureRate = failureRate;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Evaluation evaluate(CandidateAccepted candidate) throws InterruptedException {
        Thread.sleep(duration.toMillis());
        ByteBuffer digest = digest(candidate.graph());
        double score = uniform(digest.getLong());
        return uniform(digest.getLong()) < failureRate
                ? new Evaluation.Failed("simulated failure")
                : new Evaluation.Scored(score, Map.of());
    }

    @Override
    public Duration deadline(CandidateAccepted candidate) {
        return duration.plus(candidate.scoring().deadline());
    }

    private ByteBuffer digest(LayerGraph graph) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sha256.digest(Json.mapper().writeValueAsBytes(Simplification.simplify(graph))));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a graph has a JSON form, and every Java platform has SHA-256", e);
        }
    }

    private static double uniform(long bits) {
        return (bits >>> DISCARDED_BITS) / RANGE;
    }
}
