package dev.evonorm.service;

import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Tries something at the broker until it succeeds, at growing intervals; each failure is said. */
final class BrokerSetup {
    private static final Logger LOG = Logger.getLogger(BrokerSetup.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private BrokerSetup() {}

    /** Returns once the step has succeeded; an interrupt ends the attempts. */
    static void untilDone(String what, Broker broker, Step step) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try (KafkaTopics topics = new KafkaTopics(broker)) {
                step.run(topics);
                return;
            } catch (ExecutionException | KafkaException e) {
                Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
                LOG.warnf("%s at %s failed, trying again in %s: %s", what, broker, pause, cause);
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    interface Step {
        void run(KafkaTopics topics) throws ExecutionException, InterruptedException;
    }
}
