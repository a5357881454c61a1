package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.testkit.ServiceScenarios;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static dev.evonorm.trainer.Candidates.TRAINING;
import static dev.evonorm.trainer.Candidates.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker: the three anchors, and a task of the test's own. */
abstract class TrainerServiceScenarios extends ServiceScenarios {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] TASKS = {"resnet50", "mobilenetv2", "efficientnetb0", "node-count"};

    @Test
    void everyTaskScoresTheCandidateAndAgainAlikeWhenItComesAgain() {
        CandidateAccepted candidate = candidate("score", 1, "gn-relu", TRAINING);

        wire.publish(Topics.ACCEPTED, candidate);
        List<Event> scores = wire.await(Topics.SCORED, candidate.candidateId(), TASKS.length, PATIENCE);
        wire.publish(Topics.ACCEPTED, candidate);
        List<Event> all = wire.await(Topics.SCORED, candidate.candidateId(), 2 * TASKS.length, PATIENCE);

        assertThat(scores).extracting(event -> ((CandidateScored) event).task()).containsExactlyInAnyOrder(TASKS);
        for (String task : TASKS) {
            assertThat(all)
                    .map(CandidateScored.class::cast)
                    .filteredOn(score -> score.task().equals(task))
                    .hasSize(2)
                    .extracting(CandidateScored::score)
                    .containsOnly(scoreOf(task, scores));
        }
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersOfEveryTaskAndTheNextCandidateIsAnswered() {
        CandidateAccepted untrainable = candidate("poison", 1, "frn", TRAINING.withData("nowhere"));

        wire.publish(Topics.ACCEPTED, "poison-00000", "no JSON at all");
        wire.publish(Topics.ACCEPTED, untrainable);

        List<Event> answers = wire.await(Topics.SCORED, untrainable.candidateId(), TASKS.length, PATIENCE);
        assertThat(answers)
                .filteredOn(CandidateFailed.class::isInstance)
                .hasSize(3)
                .allSatisfy(failed -> assertThat(((CandidateFailed) failed).reason())
                        .contains("nowhere")
                        .contains("synthetic"));
        for (String task : TASKS) {
            String deadLetters = Topics.deadLetters(Topics.ACCEPTED, Topics.taskGroup(task));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire.records(deadLetters))
                    .anySatisfy(letter -> assertThat(letter.key()).isEqualTo("poison-00000")));
        }
    }

    private static double scoreOf(String task, List<Event> scores) {
        return scores.stream()
                .map(CandidateScored.class::cast)
                .filter(score -> score.task().equals(task))
                .findFirst()
                .orElseThrow()
                .score();
    }
}
