package dev.evonorm.cli.chaos.check;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the selector's store. For one thread. */
final class StoreReader implements AutoCloseable {
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    StoreReader(String uri) {
        client = RedisClient.create(uri);
        connection = client.connect();
    }

    StoredState search(String searchId) {
        RedisCommands<String, String> redis = connection.sync();
        String root = "evonorm:{" + searchId + "}:";
        SortedMap<Long, String> population = new TreeMap<>();
        redis.hgetall(root + "population").forEach((arrival, member) -> population.put(Long.valueOf(arrival), member));
        Map<String, Double> ranking = new HashMap<>();
        redis.zrangeWithScores(root + "ranking", 0, -1)
                .forEach(ranked -> ranking.put(ranked.getValue(), ranked.getScore()));
        Set<String> waiters = new HashSet<>();
        ScanIterator.scan(redis, ScanArgs.Builder.matches(root + "waiters:*").limit(1000))
                .forEachRemaining(key -> waiters.add(key.substring((root + "waiters:").length())));
        return new StoredState(
                redis.hgetall(root + "state"),
                Set.copyOf(redis.hkeys(root + "open")),
                redis.smembers(root + "references"),
                Set.copyOf(redis.zrange(root + "due", 0, -1)),
                population,
                ranking,
                redis.hgetall(root + "finals"),
                redis.smembers(root + "unranked"),
                waiters,
                redis.xrange(root + "journal", Range.unbounded()).stream()
                        .map(StreamMessage::getId)
                        .toList());
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
