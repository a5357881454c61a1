/**
 * Decides proposals: probe, reuse of earlier verdicts, quality test, stability test.
 * Start with {@link dev.evonorm.rejection.Rejection}; {@link dev.evonorm.rejection.RejectionService} puts it on its queue.
 * Nothing here may know where proposals come from or what becomes of the accepted.
 */
@NullMarked
package dev.evonorm.rejection;

import org.jspecify.annotations.NullMarked;
