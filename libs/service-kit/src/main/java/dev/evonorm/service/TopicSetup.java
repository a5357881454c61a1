package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates the topics at the start of a service, as soon as a broker answers: those of the flow, and those for the dead letters
 * of the service's channels. In the background, so that a service can be asked and stopped while it waits.
 */
@ApplicationScoped
public class TopicSetup {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Pattern CHANNEL = Pattern.compile("(mp\\.messaging\\.incoming\\..+\\.)group\\.id");

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
            Matcher channel = CHANNEL.matcher(name);
            if (channel.matches()) {
                String group = config.getValue(name, String.class);
                read(config, channel.group(1)).forEach(topic -> topics.add(Topics.deadLetters(topic, group)));
            }
        }
        return topics;
    }

    /** The topics that a channel reads: one by {@code topic}, or several by {@code topics}. */
    private static List<String> read(Config config, String channel) {
        return config.getOptionalValues(channel + "topics", String.class)
                .orElseGet(() -> List.of(config.getValue(channel + "topic", String.class)));
    }
}
