package dev.evonorm.selector;

import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.Script;
import dev.evonorm.service.StoreRefusal;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The scripts, by name: each is what all share ({@link #SHARED}) and its own file. Every script is idempotent, because
 * Lettuce may send it again after an outage. Thread-safe.
 */
@Singleton
final class Steps {
    private static final List<String> SHARED = List.of("search", "tournament", "flow", "verdicts", "order", "states");

    /** Steps that Redis takes in any condition: they may write nothing. */
    private static final Set<String> READING = Set.of("status", "take");

    private final RedisConnection connection;
    private final InstantSource clock;
    private final StoreCondition store;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    Steps(RedisConnection connection, InstantSource clock, StoreCondition store) {
        this.connection = connection;
        this.clock = clock;
        this.store = store;
    }

    /** Runs a step that answers with a number. */
    long number(String step, String searchId, String... arguments) {
        Long answer = run(step, ScriptOutputType.INTEGER, searchId, arguments);
        return answer;
    }

    /** Runs a step that answers with a list. */
    List<Object> list(String step, String searchId, String... arguments) {
        return run(step, ScriptOutputType.MULTI, searchId, arguments);
    }

    RedisCommands<String, String> redis() {
        return connection.commands();
    }

    /** The time that scripts are told, in ms. */
    long now() {
        return clock.millis();
    }

    private <T> T run(String step, ScriptOutputType output, String searchId, String... arguments) {
        List<String> values = new ArrayList<>();
        values.add(Long.toString(now()));
        values.addAll(List.of(arguments));
        Script script = scripts.computeIfAbsent(step, Steps::load);
        try {
            T answer = script.run(redis(), output, List.of(new Keys(searchId).root()), values);
            if (!READING.contains(step)) {
                store.accepted();
            }
            return answer;
        } catch (RedisCommandExecutionException e) {
            StoreRefusal.reason(e).ifPresent(store::refused);
            throw e;
        }
    }

    private static Script load(String step) {
        StringBuilder text = new StringBuilder();
        SHARED.forEach(name -> text.append(read(name)).append('\n'));
        return Script.of(text.append(read(step)).toString());
    }

    private static String read(String name) {
        try (InputStream in = Steps.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no step '%s'".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
