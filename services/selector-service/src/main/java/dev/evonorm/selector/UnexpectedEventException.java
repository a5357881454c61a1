package dev.evonorm.selector;

import dev.evonorm.contracts.event.Event;

/** An event on a topic where its kind does not belong; it goes to the dead letters. */
final class UnexpectedEventException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnexpectedEventException(Event event) {
        super("%s of %s does not belong on this topic; dev.evonorm.contracts.event.Topics says where it goes"
                .formatted(event.getClass().getSimpleName(), event.candidateId()));
    }
}
