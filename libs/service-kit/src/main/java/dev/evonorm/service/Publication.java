package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;

/** An event and the topic that it is published to. */
public record Publication(String topic, Event event) {}
