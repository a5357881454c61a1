package dev.evonorm.task;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.service.Publication;
import dev.evonorm.service.telemetry.Stages;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskWorkTest {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final CandidateAccepted CANDIDATE = Candidates.candidate("demo", 1, List.of());

    @Test
    void aScoreIsPublishedUnderTheTasksName() throws Exception {
        Event answer = only(
                work(() -> new Evaluation.Scored(12.5, Map.of("steps", 9.0))).perform(CANDIDATE));

        assertThat(answer).isEqualTo(new CandidateScored("demo", "demo-00001", "latency", 12.5, Map.of("steps", 9.0)));
    }

    @Test
    void aFailureIsPublishedWithItsReason() throws Exception {
        Event answer = only(work(() -> new Evaluation.Failed("it is too hot")).perform(CANDIDATE));

        assertThat(answer).isEqualTo(new CandidateFailed("demo", "demo-00001", "latency", "it is too hot"));
    }

    @Test
    void whatIsNoNumberIsNoScoreAndNoFigure() throws Exception {
        Event failed =
                only(work(() -> new Evaluation.Scored(Double.NaN, Map.of())).perform(CANDIDATE));
        Event scored = only(work(() -> new Evaluation.Scored(1, Map.of("worst", Double.POSITIVE_INFINITY, "best", 2.0)))
                .perform(CANDIDATE));

        assertThat(((CandidateFailed) failed).reason()).contains("NaN");
        assertThat(((CandidateScored) scored).figures()).isEqualTo(Map.of("best", 2.0));
    }

    @Test
    void aCandidateOfASearchWithOtherObjectivesIsPassedOver() throws Exception {
        TaskWork work = work(() -> new Evaluation.Scored(1, Map.of()));

        assertThat(work.perform(Candidates.candidate("demo", 1, List.of("resnet50", "speed"))))
                .isEmpty();
        assertThat(work.perform(Candidates.candidate("demo", 1, List.of("resnet50", "latency"))))
                .hasSize(1);
    }

    @Test
    void anExceptionLeavesTheCandidateForAnotherDeliveryAndGivesTheJobBack() {
        TaskWork broken = work(() -> {
            throw new IOException("the network is down");
        });

        assertThatThrownBy(() -> broken.perform(CANDIDATE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> broken.perform(CANDIDATE)).isInstanceOf(IOException.class);
    }

    @Test
    void givingUpFailsTheCandidateWithTheReason() {
        Event answer = only(work(() -> new Evaluation.Failed("not asked for")).giveUp(CANDIDATE, "delivered 4 times"));

        assertThat(answer).isEqualTo(new CandidateFailed("demo", "demo-00001", "latency", "delivered 4 times"));
    }

    @Test
    void hungIsWhatOutlastsItsTasksDeadlineByTheMargin() {
        TaskWork work = work(() -> new Evaluation.Failed(""));

        assertThat(work.hardDeadline(CANDIDATE)).isEqualTo(Duration.ofSeconds(1).plus(MARGIN));
    }

    private static TaskWork work(Callable<Evaluation> answer) {
        return new TaskWork(new Latency(answer), MARGIN, Stages.off());
    }

    private static Event only(List<Publication> answer) {
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).topic()).isEqualTo(Topics.SCORED);
        return answer.get(0).event();
    }

    private record Latency(Callable<Evaluation> answer) implements EvaluationTask {
        @Override
        public String name() {
            return "latency";
        }

        @Override
        public Evaluation evaluate(CandidateAccepted candidate) throws Exception {
            return answer.call();
        }

        @Override
        public Duration deadline(CandidateAccepted candidate) {
            return Duration.ofSeconds(1);
        }
    }
}
