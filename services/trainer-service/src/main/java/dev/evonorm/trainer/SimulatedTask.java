package dev.evonorm.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
import org.apache.commons.codec.digest.DigestUtils;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;

/**
 * Pretends to train, for tests of load and of faults: waits and answers with a score that is a function of the layer. Equal
 * graphs in canonical form get equal scores, uniform over [0, 1); shares of the layers, always the same ones, come to a
 * {@link Mishap} instead.
 */
final class SimulatedTask implements EvaluationTask {
    private static final double RANGE = 0x1p53;
    private static final int DISCARDED_BITS = 11;

    private final String name;
    private final Duration duration;
    private final Mishaps mishaps;

    /** @param duration of one evaluation; no processor works in it */
    SimulatedTask(String name, Duration duration, Mishaps mishaps) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "evonorm.trainer.simulated.duration is %s; it must be 0 or longer".formatted(duration));
        }
        this.name = name;
        this.duration = duration;
        this.mishaps = mishaps;
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
        Mishap mishap = mishaps.at(uniform(digest.getLong())).orElse(null);
        return mishap == null ? new Evaluation.Scored(score, Map.of()) : mishap.happen();
    }

    @Override
    public Duration deadline(CandidateAccepted candidate) {
        return duration.plus(candidate.scoring().deadline());
    }

    private ByteBuffer digest(LayerGraph graph) {
        try {
            MessageDigest sha256 = DigestUtils.getSha256Digest();
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sha256.digest(Json.mapper().writeValueAsBytes(Simplification.simplify(graph))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a graph has a JSON form", e);
        }
    }

    private static double uniform(long bits) {
        return (bits >>> DISCARDED_BITS) / RANGE;
    }
}
