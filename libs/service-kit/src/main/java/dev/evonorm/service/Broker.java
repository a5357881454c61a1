package dev.evonorm.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where Kafka is and how to get in: what all clients of a service share. SmallRye's channels take the same keys,
 * {@code kafka.*} in the configuration, by themselves.
 *
 * @param servers such as {@code 127.0.0.1:9092}
 * @param security settings of Kafka's clients, passwords among them: never log them
 */
public record Broker(String servers, Map<String, Object> security) {
    private static final String SERVERS = "bootstrap.servers";
    private static final List<String> SECURITY = List.of("security.", "sasl.", "ssl.");

    public Broker {
        security = Map.copyOf(security);
    }

    /** One without encryption or passwords. */
    public static Broker of(String servers) {
        return new Broker(servers, Map.of());
    }

    /** The one that {@code kafka.*} keys describe; keys of other things are left out. */
    static Broker of(Map<String, Object> kafka) {
        Map<String, Object> security = new HashMap<>();
        kafka.forEach((key, value) -> {
            if (SECURITY.stream().anyMatch(key::startsWith)) {
                security.put(key, value);
            }
        });
        return new Broker(String.valueOf(kafka.get(SERVERS)), security);
    }

    /** What a client is made with: a client's own settings, and how to get in. */
    Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(security);
        all.put(SERVERS, servers);
        all.putAll(own);
        return all;
    }

    @Override
    public String toString() {
        return servers;
    }
}
