package dev.evonorm.service;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A Lua script that Redis runs as one step. It is sent by its digest, and in full when Redis does not know it, as after a
 * restart of Redis. Thread-safe.
 */
public final class Script {
    private final String text;
    private final String digest;

    private Script(String text) {
        this.text = text;
        digest = DigestUtils.sha1Hex(text);
    }

    /** The script in a resource beside a class. */
    public static Script resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource %s beside %s".formatted(name, beside.getName()));
            }
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script itself. */
    public static Script of(String text) {
        return new Script(text);
    }

    /**
     * Runs it.
     *
     * @param output how Lettuce reads the result; T must fit it: INTEGER → Long, BOOLEAN → Boolean, STATUS and VALUE →
     *     String, MULTI → List
     * @return null where the script returns nil
     */
    @SuppressWarnings(
            "TypeParameterUnusedInFormals") // Lettuce's own signature: the caller knows what the script returns
    public <T> T run(
            RedisCommands<String, String> redis, ScriptOutputType output, List<String> keys, List<String> arguments) {
        String[] names = keys.toArray(String[]::new);
        String[] values = arguments.toArray(String[]::new);
        try {
            return redis.evalsha(digest, output, names, values);
        } catch (RedisNoScriptException e) {
            return redis.eval(text, output, names, values);
        }
    }
}
