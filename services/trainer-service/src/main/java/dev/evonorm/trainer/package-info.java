/**
 * Scores accepted candidates: every evaluation task of this process gets each of them, an anchor network is such a task.
 * Start with {@link dev.evonorm.trainer.EvaluationTask}; {@link dev.evonorm.trainer.TrainerService} puts tasks on queues.
 * Nothing here may know how candidates came about or what the scores are for.
 */
@NullMarked
package dev.evonorm.trainer;

import org.jspecify.annotations.NullMarked;
