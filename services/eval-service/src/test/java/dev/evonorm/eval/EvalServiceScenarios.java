package dev.evonorm.eval;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.testkit.ServiceScenarios;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static dev.evonorm.eval.Finalists.TRAINING;
import static dev.evonorm.eval.Finalists.finalist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker. */
abstract class EvalServiceScenarios extends ServiceScenarios {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aFinalistIsEvaluatedOnItsAnchorsAndAlikeWhenItComesAgain() {
        FinalistNamed finalist = finalist("finals", 1, "gn-relu", List.of("resnet50", "efficientnetb0"), TRAINING);

        wire.publish(Topics.FINALISTS, finalist);
        wire.publish(Topics.FINALISTS, finalist);
        List<Event> answers = wire.await(Topics.EVALUATED, finalist.candidateId(), 2, PATIENCE);

        var first = (FinalistEvaluated) answers.get(0);
        assertThat(first.accuracies()).containsOnlyKeys("resnet50", "efficientnetb0");
        assertThat(((FinalistEvaluated) answers.get(1)).accuracies()).isEqualTo(first.accuracies());
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersAndTheNextFinalistIsAnswered() {
        FinalistNamed diverging = finalist("poison", 1, "exp", List.of("resnet50"), TRAINING.withSteps(50));

        wire.publish(Topics.FINALISTS, "poison-00000", "[]");
        wire.publish(Topics.FINALISTS, diverging);

        Event answer = wire.await(Topics.EVALUATED, diverging.candidateId(), 1, PATIENCE)
                .get(0);
        assertThat(((CandidateFailed) answer).reason()).startsWith("resnet50: diverged at step ");
        String deadLetters = Topics.deadLetters(Topics.FINALISTS, "eval");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire.records(deadLetters))
                .anySatisfy(letter -> assertThat(letter.key()).isEqualTo("poison-00000")));
    }
}
