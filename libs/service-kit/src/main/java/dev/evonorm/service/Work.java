package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;

import java.time.Duration;
import java.util.List;

/**
 * One kind of work on a queue: an event in, events out. The queue publishes the answer, then acknowledges the record, so
 * the same event may come again and must give an answer that does no harm twice.
 */
public interface Work<E extends Event> {
    /** The events of the topic that this works on; others are acknowledged unseen. */
    Class<E> type();

    /** Does the work; may take long. An exception hands the record back for another delivery. */
    List<Publication> perform(E event) throws Exception;

    /** What to publish when the record was delivered too often without an answer; it goes to the dead letters as well. */
    List<Publication> giveUp(E event, String reason);

    /**
     * After this long the process halts itself, whatever the work is doing; a supervisor starts it again. Time that was
     * {@link #waited} does not count.
     */
    Duration hardDeadline(E event);

    /** How long in all, since this process began, work of this kind could not go on for want of a server that is away. */
    default Duration waited() {
        return Duration.ZERO;
    }
}
