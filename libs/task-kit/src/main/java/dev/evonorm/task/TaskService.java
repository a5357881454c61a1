package dev.evonorm.task;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.service.Slots;
import dev.evonorm.service.WorkQueues;
import dev.evonorm.service.telemetry.Stages;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.stream.Stream;

/** Puts every task on a queue of its own: those that are beans, and those that beans bring. */
@Singleton
final class TaskService {
    private static final String SUFFIX = "-service";

    void start(
            @Observes StartupEvent started,
            TaskConfig config,
            WorkQueues queues,
            Stages stages,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @All List<EvaluationTask> beans,
            @All List<TaskSource> sources) {
        Tasks tasks =
                new Tasks(Stream.concat(beans.stream(), sources.stream().flatMap(source -> source.tasks().stream()))
                        .toList());
        Slots slots = new Slots(config.jobs());
        stages.measureWorker(worker(application), config.jobs());
        for (EvaluationTask task : tasks.all()) {
            queues.start(
                    Topics.ACCEPTED, Topics.taskGroup(task.name()), new TaskWork(task, config.margin(), stages), slots);
        }
    }

    /** What the process is called in metrics: {@code trainer} for the trainer-service. */
    private static String worker(String application) {
        return application.endsWith(SUFFIX)
                ? application.substring(0, application.length() - SUFFIX.length())
                : application;
    }
}
