/**
 * What every worker process does with the trainer: the names in settings become data sets and anchors, outcomes become
 * figures and reasons. Start with {@link dev.evonorm.training.worker.AnchorTraining}.
 * Nothing here may know messages or services.
 */
@NullMarked
package dev.evonorm.training.worker;

import org.jspecify.annotations.NullMarked;
