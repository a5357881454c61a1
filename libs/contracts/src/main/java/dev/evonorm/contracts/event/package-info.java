/**
 * What happened: one record an event, in the past tense, each published to one topic as JSON.
 * Start with {@link dev.evonorm.contracts.event.Event}, then {@link dev.evonorm.contracts.event.Topics}.
 * Nothing here may know how events travel.
 */
@NullMarked
package dev.evonorm.contracts.event;

import org.jspecify.annotations.NullMarked;
