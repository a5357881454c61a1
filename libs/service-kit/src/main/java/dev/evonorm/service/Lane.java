package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.service.telemetry.Telemetry;

import java.util.concurrent.ExecutorService;

/** What the workers of one queue share. */
record Lane<E extends Event>(
        String topic,
        String group,
        Work<E> work,
        QueueSettings settings,
        Slots slots,
        ExecutorService threads,
        Publisher publisher,
        HardDeadline deadline,
        QueueMemory memory,
        Telemetry telemetry) {}
