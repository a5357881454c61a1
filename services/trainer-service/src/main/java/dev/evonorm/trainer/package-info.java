/**
 * Scores accepted candidates by the anchor networks, each a task of its own; what runs tasks is the task-kit.
 * Start with {@link dev.evonorm.trainer.ConfiguredTasks}, then {@link dev.evonorm.trainer.AnchorTask}.
 * Nothing here may know how candidates came about or what the scores are for.
 */
@NullMarked
package dev.evonorm.trainer;

import org.jspecify.annotations.NullMarked;
