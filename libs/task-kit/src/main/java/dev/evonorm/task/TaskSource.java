package dev.evonorm.task;

import dev.evonorm.contracts.task.EvaluationTask;

import java.util.List;

/** A bean that brings several tasks, or as many as the configuration says. */
public interface TaskSource {
    /** Called once, when the service starts. */
    List<EvaluationTask> tasks();
}
