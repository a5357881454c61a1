package dev.evonorm.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a Kafka and a Redis, started once for all tests of the module:
 * {@code @QuarkusTestResource(StackResource.class)}. Records and keys stay between tests, so each test uses names of its
 * own. The service under test creates its topics itself.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestStack stack;

    @Override
    public Map<String, String> start() {
        stack = TestStack.start();
        Map<String, String> configuration = new HashMap<>(stack.configuration());
        // No containers beside the stack, whatever extensions would like to start.
        configuration.put("quarkus.devservices.enabled", "false");
        return configuration;
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }
}
