package dev.evonorm.trainer;

import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.task.TaskSource;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.AnchorTraining;
import dev.evonorm.training.worker.NativeLibrary;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.stream.Stream;

/** The tasks that the configuration names: anchors, and tasks that only pretend to train. */
@Singleton
final class ConfiguredTasks implements TaskSource {
    private static final Logger LOG = Logger.getLogger(ConfiguredTasks.class);

    private final TrainerConfig config;

    ConfiguredTasks(TrainerConfig config) {
        this.config = config;
    }

    @Override
    public List<EvaluationTask> tasks() {
        List<Anchor> anchors = config.trainer().anchors().orElse(List.of());
        if (!anchors.isEmpty()) {
            NativeLibrary.loadInBackground(
                    version -> LOG.infof("TensorFlow %s is loaded", version), ConfiguredTasks::endWithoutLibrary);
        }
        return Stream.concat(training(anchors), simulated()).toList();
    }

    private Stream<EvaluationTask> training(List<Anchor> anchors) {
        AnchorTraining training = new AnchorTraining(
                new DatasetCatalogue(config.datasets()), config.worker().threads());
        return anchors.stream().map(anchor -> new AnchorTask(anchor, training));
    }

    private Stream<EvaluationTask> simulated() {
        TrainerConfig.Simulated simulated = config.trainer().simulated();
        Mishaps mishaps = new Mishaps(simulated.failureRate(), simulated.crashRate(), simulated.exhaustionRate());
        return simulated.tasks().orElse(List.of()).stream()
                .map(name -> new SimulatedTask(name, simulated.duration(), mishaps));
    }

    /** Without the library every candidate would fail, whatever it is worth: no answer is better than that. */
    private static void endWithoutLibrary(LinkageError cause) {
        LOG.fatal("TensorFlow's native library cannot be loaded; this process ends", cause);
        Quarkus.asyncExit(1);
    }
}
