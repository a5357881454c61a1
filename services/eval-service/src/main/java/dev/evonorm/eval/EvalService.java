package dev.evonorm.eval;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.Slots;
import dev.evonorm.service.WorkQueues;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.AnchorTraining;
import dev.evonorm.training.worker.NativeLibrary;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts the evaluation of finalists on its queue. */
@Singleton
final class EvalService {
    private static final Logger LOG = Logger.getLogger(EvalService.class);
    private static final String GROUP = "eval";

    void start(@Observes StartupEvent started, EvalConfig config, WorkQueues queues, Stages stages) {
        NativeLibrary.loadInBackground(
                version -> LOG.infof("TensorFlow %s is loaded", version), EvalService::endWithoutLibrary);
        AnchorTraining training = new AnchorTraining(
                new DatasetCatalogue(config.datasets()), config.worker().threads());
        stages.measureWorker("eval", config.worker().jobs());
        queues.start(
                Topics.FINALISTS,
                GROUP,
                new FinalistWork(training, config.worker().margin(), stages),
                new Slots(config.worker().jobs()));
    }

    /** Without the library every finalist would fail, whatever it is worth: no answer is better than that. */
    private static void endWithoutLibrary(LinkageError cause) {
        LOG.fatal("TensorFlow's native library cannot be loaded; this process ends", cause);
        Quarkus.asyncExit(1);
    }
}
