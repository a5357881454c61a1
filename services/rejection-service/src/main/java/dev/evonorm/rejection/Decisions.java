package dev.evonorm.rejection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.RedisPatience;
import dev.evonorm.service.Script;
import io.lettuce.core.ScriptOutputType;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The decisions of each search by function, in Redis under {@code evonorm-rejection:}: one hash a search and rejection
 * settings. The first decision on a function stays. A full hash takes no more: functions that it lacks are then decided
 * each time they come. A hash expires some time after its last decision. Thread-safe; while Redis
 * is away, or cannot write for now, calls wait.
 */
final class Decisions {
    private static final Script STORE_IF_FIRST = Script.resource(Decisions.class, "store-if-first.lua");

    private final RedisPatience patience = new RedisPatience();
    private final RedisConnection redis;
    private final long capacity;
    private final Duration expiry;
    private final ObjectMapper json = Json.mapper();

    /**
     * @param capacity decisions a search
     * @param expiry how long they are kept after the last one
     */
    Decisions(RedisConnection redis, long capacity, Duration expiry) {
        this.redis = redis;
        this.capacity = capacity;
        this.expiry = expiry;
    }

    /** Where a decision stands: a search's hash, and the function in it. */
    record Key(String hash, String function) {
        private static final ObjectMapper JSON = Json.mapper();
        private static final int DIGITS = 16;

        /** Decisions under other settings, as of a resumed search whose settings were edited, are not mixed. */
        static Key of(String searchId, RejectionSettings settings, String function) {
            try {
                String digest = DigestUtils.sha256Hex(JSON.writeValueAsBytes(settings));
                return new Key("evonorm-rejection:%s:%s".formatted(searchId, digest.substring(0, DIGITS)), function);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("settings have a JSON form", e);
            }
        }
    }

    /** How long calls have waited in all. */
    Duration waited() {
        return patience.waited();
    }

    /** The decision on a function, if there is one. */
    Optional<Decision> find(Key key) throws InterruptedException {
        @Nullable String text = patience.untilDone(() -> redis.commands().hget(key.hash(), key.function()));
        return Optional.ofNullable(text).map(decision -> read(key, decision));
    }

    /**
     * Stores a decision unless there is one on that function; returns the one that stands.
     *
     * @param order where tickets are counted in their order, the decision of the earliest ticket stands
     */
    Decision storeIfFirst(Key key, Decision decision, Order order) throws InterruptedException {
        List<String> arguments = List.of(
                key.function(),
                write(decision),
                Long.toString(capacity),
                Long.toString(expiry.toSeconds()),
                order == Order.TICKET ? Long.toString(decision.ticket()) : "");
        @Nullable
        String earlier = patience.untilDone(
                () -> STORE_IF_FIRST.run(redis.commands(), ScriptOutputType.VALUE, List.of(key.hash()), arguments));
        return earlier == null ? decision : read(key, earlier);
    }

    private String write(Decision decision) {
        try {
            return json.writeValueAsString(decision);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision has a JSON form", e);
        }
    }

    private Decision read(Key key, String text) {
        try {
            return json.readValue(text, Decision.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Redis holds no readable decision in %s at %s; delete that field"
                            .formatted(key.hash(), key.function()),
                    e);
        }
    }
}
