package dev.evonorm.service;

import dev.evonorm.service.telemetry.Telemetry;

import java.util.concurrent.CountDownLatch;

/** A process with one worker that takes a job, says so, and never ends it. Arguments: bootstrap servers, topic, group. */
final class HangingWorkerMain {
    private HangingWorkerMain() {}

    public static void main(String[] args) throws InterruptedException {
        QueueSettings defaults = QueueSettings.of(args[0]);
        QueueSettings settings = new QueueSettings(
                Broker.of(args[0]), 1, java.time.Duration.ofSeconds(2), 3, defaults.retryDelay(), defaults.grace());
        CountDownLatch never = new CountDownLatch(1);
        WorkQueue.start(
                settings,
                args[1],
                args[2],
                new Doing("unused", job -> {
                    System.out.println("took " + job.candidateId());
                    never.await();
                }),
                new Slots(1),
                Telemetry.off());
        never.await();
    }
}
