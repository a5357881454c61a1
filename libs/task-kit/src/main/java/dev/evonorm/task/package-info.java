/**
 * Runs evaluation tasks: every bean of type {@link dev.evonorm.contracts.task.EvaluationTask} gets a queue of its own.
 * Start with {@link dev.evonorm.task.TaskService}; a service needs this module and a task, nothing else.
 * Nothing here may know what a task does, or what a network is.
 */
@NullMarked
package dev.evonorm.task;

import org.jspecify.annotations.NullMarked;
