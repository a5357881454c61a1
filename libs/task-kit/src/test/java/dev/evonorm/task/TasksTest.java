package dev.evonorm.task;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TasksTest {
    @Test
    void eachTaskHasANameOfItsOwn() {
        assertThat(new Tasks(List.of(new Named("latency"), new Named("resnet50"))).all())
                .hasSize(2);
        assertThatThrownBy(() -> new Tasks(List.of(new Named("latency"), new Named("latency"))))
                .hasMessage("two tasks are called latency; each needs a name of its own");
    }

    @Test
    void aNameThatNoGroupCanBearIsRefused() {
        assertThatThrownBy(() -> new Tasks(List.of(new Named("two words"))))
                .hasMessageContaining("'two words'")
                .hasMessageContaining("letters, digits and hyphens");
    }

    @Test
    void aTrainerWithoutTasksIsRefused() {
        assertThatThrownBy(() -> new Tasks(List.of()))
                .hasMessageContaining("EvaluationTask")
                .hasMessageContaining("evonorm.trainer.anchors");
    }

    private record Named(String name) implements EvaluationTask {
        @Override
        public Evaluation evaluate(CandidateAccepted candidate) {
            return new Evaluation.Failed("not asked for");
        }

        @Override
        public Duration deadline(CandidateAccepted candidate) {
            return Duration.ofSeconds(1);
        }
    }
}
