package dev.evonorm.example;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.testkit.TestStack;
import dev.evonorm.testkit.Wire;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The script as it is started by hand, on a real broker. */
class ScaleInvarianceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TrainingSettings TRAINING = new TrainingSettings(
            "synthetic", Scale.TINY, 3, 8, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, Duration.ofMinutes(2));

    private static CandidateAccepted candidate(int ticket, String layer, String... objectives) {
        return new CandidateAccepted(
                "demo",
                "demo-0000" + ticket,
                ticket,
                null,
                null,
                Catalogue.find(layer).orElseThrow().graph(),
                Map.of(),
                TRAINING,
                List.of(objectives),
                0.5);
    }

    /** What the services do at their start. */
    private static void createTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.ACCEPTED, 4, (short) 1), new NewTopic(Topics.SCORED, 4, (short) 1)))
                    .all()
                    .get();
        }
    }

    @Test
    void itScoresWhatItIsAskedForAndSurvivesWhatIsNoEvent() throws Exception {
        Python python = Python.with("numpy", "kafka");
        try (TestStack stack = TestStack.start();
                Wire wire = new Wire(stack.bootstrapServers())) {
            createTopics(stack.bootstrapServers());
            wire.publish(Topics.ACCEPTED, candidate(1, "evonorm-b0", "resnet50", "scale-invariance"));
            Process script = python.start("python-task/scale_invariance.py", "--brokers", stack.bootstrapServers());
            try {
                wire.await(Topics.SCORED, "demo-00001", 1, PATIENCE);
                wire.publish(Topics.ACCEPTED, "demo-00002", "no JSON at all");
                wire.publish(Topics.ACCEPTED, candidate(3, "frn", "resnet50"));
                wire.publish(Topics.ACCEPTED, candidate(4, "evonorm-s0"));
                List<Event> last = wire.await(Topics.SCORED, "demo-00004", 1, PATIENCE);

                assertThat(wire.about(Topics.SCORED, "demo-00001"))
                        .singleElement()
                        .isInstanceOfSatisfying(CandidateScored.class, scored -> {
                            assertThat(scored.task()).isEqualTo("scale-invariance");
                            assertThat(scored.score()).isCloseTo(1, within(0.01));
                        });
                assertThat(((CandidateScored) last.get(0)).score()).isBetween(0.5, 0.95);
                assertThat(wire.records(Topics.SCORED)).hasSize(2);

                script.destroy();
                assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(script.exitValue()).isZero();
            } finally {
                script.destroyForcibly();
            }
        }
    }
}
