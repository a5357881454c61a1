package dev.evonorm.trainer;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.WorkQueues;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.AnchorTraining;
import dev.evonorm.training.worker.NativeLibrary;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.stream.Stream;

/** Puts every task on a queue of its own: the configured anchors, and whatever beans there are. */
@Singleton
final class TrainerService {
    private static final Logger LOG = Logger.getLogger(TrainerService.class);

    void start(
            @Observes StartupEvent started,
            TrainerConfig config,
            WorkQueues queues,
            Stages stages,
            @All List<EvaluationTask> more) {
        List<Anchor> anchors = config.trainer().anchors().orElse(List.of());
        if (!anchors.isEmpty()) {
            NativeLibrary.loadInBackground(
                    version -> LOG.infof("TensorFlow %s is loaded", version), TrainerService::endWithoutLibrary);
        }
        Tasks tasks = new Tasks(Stream.of(training(anchors, config), simulated(config), more)
                .flatMap(List::stream)
                .toList());
        int atATime = config.worker().jobs();
        Jobs jobs = new Jobs(atATime, tasks.all().size());
        stages.measureWorker("trainer", atATime);
        for (EvaluationTask task : tasks.all()) {
            queues.start(
                    Topics.ACCEPTED,
                    Topics.taskGroup(task.name()),
                    new TaskWork(task, jobs, config.worker().margin(), stages),
                    atATime);
        }
    }

    private static List<EvaluationTask> training(List<Anchor> anchors, TrainerConfig config) {
        AnchorTraining training = new AnchorTraining(
                new DatasetCatalogue(config.datasets()), config.worker().threads());
        return anchors.stream()
                .<EvaluationTask>map(anchor -> new AnchorTask(anchor, training))
                .toList();
    }

    private static List<EvaluationTask> simulated(TrainerConfig config) {
        TrainerConfig.Simulated simulated = config.trainer().simulated();
        return simulated.tasks().orElse(List.of()).stream()
                .<EvaluationTask>map(name -> new SimulatedTask(name, simulated.duration(), simulated.failureRate()))
                .toList();
    }

    /** Without the library every candidate would fail, whatever it is worth: no answer is better than that. */
    private static void endWithoutLibrary(LinkageError cause) {
        LOG.fatal("TensorFlow's native library cannot be loaded; this process ends", cause);
        Quarkus.asyncExit(1);
    }
}
