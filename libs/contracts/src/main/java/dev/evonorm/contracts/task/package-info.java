/**
 * What an evaluation task is, apart from what runs it. Start with {@link dev.evonorm.contracts.task.EvaluationTask}.
 * Nothing here may know queues, frameworks or networks.
 */
@NullMarked
package dev.evonorm.contracts.task;

import org.jspecify.annotations.NullMarked;
