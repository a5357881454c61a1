package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much waits in the queues, as the broker counts it. A record counts until it is acknowledged, so those under way
 * count as well: the backlog is the number of jobs that could be done now if there were workers enough. For one thread.
 */
public final class KafkaBacklog implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Admin admin;

    /** A share group on a topic. */
    public record Queue(String topic, String group) {}

    public KafkaBacklog(Broker broker) {
        admin = Admin.create(broker.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000)));
    }

    /**
     * Records that are not done, by queue.
     *
     * @param expected queues that count though no worker has ever joined them: there all records wait
     */
    public Map<Queue, Long> ofQueues(Set<Queue> expected) throws ExecutionException, InterruptedException {
        Map<Queue, Long> backlog = new HashMap<>();
        shareGroups()
                .forEach((group, partitions) -> partitions.forEach((partition, offsets) -> {
                    if (offsets != null
                            && offsets.lag().isPresent()
                            && Topics.all().contains(partition.topic())) {
                        backlog.merge(
                                new Queue(partition.topic(), group),
                                offsets.lag().get(),
                                Long::sum);
                    }
                }));
        Set<String> unjoined = expected.stream()
                .filter(queue -> !backlog.containsKey(queue))
                .map(Queue::topic)
                .collect(Collectors.toSet());
        if (!unjoined.isEmpty()) {
            Set<String> existing = topics();
            Map<String, Long> all =
                    records(unjoined.stream().filter(existing::contains).collect(Collectors.toSet()));
            expected.forEach(queue -> backlog.computeIfAbsent(queue, unknown -> all.getOrDefault(unknown.topic(), 0L)));
        }
        return backlog;
    }

    /** Records in the dead-letter topics, by the queue or channel that gave up on them. */
    public Map<Queue, Long> ofDeadLetters() throws ExecutionException, InterruptedException {
        Map<String, Queue> queues = new HashMap<>();
        for (String topic : topics()) {
            Topics.all().stream()
                    .filter(known -> topic.startsWith(known + ".") && topic.endsWith(".dlq"))
                    .forEach(known -> queues.put(
                            topic,
                            new Queue(known, topic.substring(known.length() + 1, topic.length() - ".dlq".length()))));
        }
        return records(queues.keySet()).entrySet().stream()
                .collect(Collectors.toMap(entry -> queues.get(entry.getKey()), Map.Entry::getValue));
    }

    @Override
    public void close() {
        admin.close(CLOSING);
    }

    private Map<String, Map<TopicPartition, @Nullable SharePartitionOffsetInfo>> shareGroups()
            throws ExecutionException, InterruptedException {
        Collection<GroupListing> groups =
                admin.listGroups(ListGroupsOptions.forShareGroups()).all().get();
        if (groups.isEmpty()) {
            return Map.of();
        }
        Map<String, ListShareGroupOffsetsSpec> wanted = groups.stream()
                .collect(Collectors.toMap(GroupListing::groupId, group -> new ListShareGroupOffsetsSpec()));
        return admin.listShareGroupOffsets(wanted).all().get();
    }

    private Set<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    /** Records by topic, of topics that there are. */
    private Map<String, Long> records(Set<String> topics) throws ExecutionException, InterruptedException {
        if (topics.isEmpty()) {
            return Map.of();
        }
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(topics).allTopicNames().get();
        Set<TopicPartition> partitions = descriptions.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> next = offsets(partitions, OffsetSpec.latest());
        Map<String, Long> records = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            long waiting = next.getOrDefault(partition, 0L) - first.getOrDefault(partition, 0L);
            records.merge(partition.topic(), waiting, Long::sum);
        }
        return records;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        var found = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all()
                .get();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
