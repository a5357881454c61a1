package dev.evonorm.service;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.Map;

/** Makes the broker of the configuration's {@code kafka.*} keys, which SmallRye's channels use as well, a bean. */
@Singleton
final class ConfiguredBroker {
    @Produces
    @Singleton
    Broker broker(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return Broker.of(kafka);
    }
}
