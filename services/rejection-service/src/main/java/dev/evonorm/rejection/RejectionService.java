package dev.evonorm.rejection;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.Slots;
import dev.evonorm.service.WorkQueues;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.NativeLibrary;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts rejection on its queue. */
@Singleton
final class RejectionService {
    private static final Logger LOG = Logger.getLogger(RejectionService.class);
    private static final String GROUP = "rejection";

    void start(
            @Observes StartupEvent started,
            RejectionConfig config,
            WorkQueues queues,
            RedisConnection redis,
            Stages stages) {
        NativeLibrary.loadInBackground(
                version -> LOG.infof("TensorFlow %s is loaded", version), RejectionService::endWithoutLibrary);
        Decisions decisions = new Decisions(
                redis, config.rejection().cacheEntries(), config.rejection().cacheExpiry());
        Rejection rejection = new Rejection(
                decisions,
                new DatasetCatalogue(config.datasets()),
                new RejectionTests(config.worker().threads()),
                stages,
                config.worker().jobs());
        stages.measureWorker("rejection", config.worker().jobs());
        queues.start(
                Topics.PROPOSED,
                GROUP,
                new RejectionWork(rejection, config.worker().margin()),
                new Slots(config.worker().jobs()));
    }

    /** Without the library every proposal would fail, whatever it is worth: no answer is better than that. */
    private static void endWithoutLibrary(LinkageError cause) {
        LOG.fatal("TensorFlow's native library cannot be loaded; this process ends", cause);
        Quarkus.asyncExit(1);
    }
}
