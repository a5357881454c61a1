/**
 * Makes candidates from tickets. Start with {@link dev.evonorm.mutator.Mutator}, the whole of it as a pure function.
 * Only {@link dev.evonorm.mutator.TicketListener} may know Kafka; nothing here may keep anything between two tickets.
 */
@NullMarked
package dev.evonorm.mutator;

import org.jspecify.annotations.NullMarked;
