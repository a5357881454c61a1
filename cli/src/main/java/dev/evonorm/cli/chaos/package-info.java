/**
 * Hurts a search on purpose: kills and pauses its processes, delivers its records twice, slips bad ones in between, delays
 * its store, and measures how long each process takes to work again. Start with {@link dev.evonorm.cli.chaos.Storm};
 * {@link dev.evonorm.cli.chaos.FaultPlan} says what comes when, and the neighbouring package {@code check} judges what is left.
 * Nothing here may know how the services work, only what goes through their topics.
 */
@NullMarked
package dev.evonorm.cli.chaos;

import org.jspecify.annotations.NullMarked;
