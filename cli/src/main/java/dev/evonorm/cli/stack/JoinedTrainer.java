package dev.evonorm.cli.stack;

import dev.evonorm.stack.FreePorts;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A trainer beside those that a stack has. It is started again when it dies; closed, it hands back what it has not finished.
 * Thread-safe; closing is idempotent.
 */
public final class JoinedTrainer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final String NAME = "trainer";

    private final Supervisor supervisor;
    private final Consumer<String> notices;
    private final Metrics metrics;
    private boolean closed;

    /**
     * What it is to do.
     *
     * @param kafka bootstrap address of the brokers
     * @param local whether those are a stack's of this machine, to which nothing in the environment applies
     * @param log where its output goes
     * @param anchors the networks that it trains
     * @param simulated tasks that it only pretends to do
     * @param duration of a simulated task
     * @param jobs at a time
     * @param datasets folders by the names in settings
     */
    public record Plan(
            String kafka,
            boolean local,
            Path log,
            List<String> anchors,
            List<String> simulated,
            Duration duration,
            int jobs,
            Map<String, Path> datasets) {
        public Plan {
            anchors = List.copyOf(anchors);
            simulated = List.copyOf(simulated);
            datasets = Map.copyOf(datasets);
        }
    }

    private JoinedTrainer(Installation installation, Plan plan, Consumer<String> notices) {
        this.notices = notices;
        int port = FreePorts.one();
        metrics = new Metrics(URI.create("http://127.0.0.1:" + port));
        supervisor = new Supervisor(Restarts.WORKER, notices);
        supervisor.keep(new JavaPart(NAME, plan.log(), command(installation, plan, port), plan.local()));
    }

    /** Starts it and returns at once. */
    public static JoinedTrainer start(Installation installation, Plan plan, Consumer<String> notices) {
        installation.requireBuilt();
        return new JoinedTrainer(installation, plan, notices);
    }

    private static List<String> command(Installation installation, Plan plan, int port) {
        List<String> command = new ArrayList<>(installation.java(512, plan.log()));
        command.addAll(List.of(
                "-Dkafka.bootstrap.servers=" + plan.kafka(),
                "-Devonorm.exit-with-parent=true",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Devonorm.worker.threads=1",
                "-Devonorm.worker.jobs=" + plan.jobs(),
                "-Devonorm.trainer.anchors=" + String.join(",", plan.anchors())));
        if (!plan.simulated().isEmpty()) {
            command.add("-Devonorm.trainer.simulated.tasks=" + String.join(",", plan.simulated()));
            command.add("-Devonorm.trainer.simulated.duration=" + plan.duration());
        }
        plan.datasets().forEach((data, folder) -> command.add("-Devonorm.datasets." + data + "=" + folder));
        command.addAll(installation.service("trainer-service"));
        return command;
    }

    /** Why it cannot work any more, null while it can. */
    public @Nullable String failure() {
        return supervisor.failure();
    }

    /** Trainings since its process began; nothing while it starts. */
    public OptionalDouble trainings() throws InterruptedException {
        OptionalDouble trainings = metrics.sum("evonorm_test_seconds_count");
        if (trainings.orElse(0) > 0) {
            supervisor.worked(NAME);
        }
        return trainings;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            supervisor.stopRestarting();
            supervisor.end(notices, PATIENCE, List.of(NAME));
        }
    }
}
