package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Map;

/** A task of someone's own: small layers score high. Being a bean is all that it needs. */
@Singleton
final class NodeCountTask implements EvaluationTask {
    @Override
    public String name() {
        return "node-count";
    }

    @Override
    public Evaluation evaluate(CandidateAccepted candidate) {
        int nodes = candidate.graph().intermediateCount();
        return new Evaluation.Scored(1.0 / nodes, Map.of("nodes", (double) nodes));
    }

    @Override
    public Duration deadline(CandidateAccepted candidate) {
        return Duration.ofSeconds(1);
    }
}
