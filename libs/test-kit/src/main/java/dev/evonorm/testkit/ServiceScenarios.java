package dev.evonorm.testkit;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a whole service share under {@code @QuarkusTest}: each has a wire to the broker that the service uses. */
public abstract class ServiceScenarios {
    protected Wire wire;

    @BeforeEach
    protected final void open() {
        wire = new Wire(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    @AfterEach
    protected final void close() {
        wire.close();
    }
}
