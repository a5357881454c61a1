/**
 * An example of an evaluation task in a module of its own: what a layer costs in training, of which low is good.
 * Start with {@link dev.evonorm.example.cost.TrainingCostTask}, which is all that the task-kit needs.
 * Nothing here may know queues or searches.
 */
@NullMarked
package dev.evonorm.example.cost;

import org.jspecify.annotations.NullMarked;
