package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Creates the topics at the start of a service, as soon as a broker answers: those of the flow, and the dead-letter topics
 * that the service's channels name. In the background, so that a service can be asked and stopped while it waits.
 */
@ApplicationScoped
public class TopicSetup {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Pattern DEAD_LETTERS =
            Pattern.compile("mp\\.messaging\\.incoming\\..+\\.dead-letter-queue\\.topic");

    private final Thread thread;
    private volatile boolean done;

    @Inject
    TopicSetup(ServiceConfig service, Config config, Broker broker) {
        int partitions = service.topics().partitions();
        thread = Threads.named("topic-setup").newThread(() -> create(broker, partitions, deadLetters(config)));
    }

    /** Whether all topics exist. */
    public boolean isDone() {
        return done;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        thread.interrupt();
    }

    private void create(Broker broker, int partitions, Set<String> deadLetters) {
        try {
            BrokerSetup.untilDone("creating topics", broker, topics -> {
                topics.ensure(Topics.all(), partitions);
                topics.ensure(deadLetters, 1);
            });
            done = true;
        } catch (InterruptedException e) {
            LOG.info("stopped before the topics were created");
        }
    }

    private static Set<String> deadLetters(Config config) {
        Set<String> topics = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            if (DEAD_LETTERS.matcher(name).matches()) {
                config.getOptionalValue(name, String.class).ifPresent(topics::add);
            }
        }
        return topics;
    }
}
