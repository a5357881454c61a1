package dev.evonorm.selector;

import dev.evonorm.service.RedisConnection;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One real Redis for all tests of a run, emptied before each; tests take the connection as a parameter. */
final class RedisServer implements BeforeEachCallback, ParameterResolver {
    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).connection.commands().flushall();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RedisConnection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).connection;
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
    }

    private static final class Running implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        private final Path folder;
        private final EmbeddedRedis redis;
        private final RedisConnection connection;

        Running() {
            try {
                folder = Files.createTempDirectory("selector-redis");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            redis = EmbeddedRedis.start(folder, FreePorts.one());
            connection = new RedisConnection(redis.uri());
        }

        @Override
        public void close() throws IOException {
            connection.close();
            redis.close();
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .map(Path::toFile)
                        .forEach(java.io.File::delete);
            }
        }
    }
}
