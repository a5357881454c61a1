package dev.evonorm.task;

import dev.evonorm.contracts.task.EvaluationTask;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The tasks of this process: at least one, each with a usable name of its own. */
record Tasks(List<EvaluationTask> all) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @throws IllegalArgumentException if a name is unusable or taken, or there is no task */
    Tasks {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no task; have a CDI bean of type EvaluationTask, or name anchors or simulated tasks in a trainer's"
                            + " evonorm.trainer.anchors and evonorm.trainer.simulated.tasks");
        }
        Set<String> names = new HashSet<>();
        for (EvaluationTask task : all) {
            if (!NAME.matcher(task.name()).matches()) {
                throw new IllegalArgumentException(
                        "%s is called '%s'; a task's name is 1 to 64 letters, digits and hyphens"
                                .formatted(task.getClass().getName(), task.name()));
            }
            if (!names.add(task.name())) {
                throw new IllegalArgumentException(
                        "two tasks are called %s; each needs a name of its own".formatted(task.name()));
            }
        }
    }
}
