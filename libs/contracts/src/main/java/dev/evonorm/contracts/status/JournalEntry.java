package dev.evonorm.contracts.status;

import dev.evonorm.contracts.event.Event;

import java.time.Instant;

/**
 * One line of a search's journal: an event in the order in which the selector counted it, each exactly once.
 *
 * @param id the entry's id in the journal; give it as Last-Event-ID to go on after it
 * @param at when the selector counted it
 */
public record JournalEntry(String id, Instant at, Event event) {}
