package dev.evonorm.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready unless a connection to Redis that the service uses is down. */
@Readiness
@ApplicationScoped
class RedisReady implements HealthCheck {
    private final RedisConnection redis;

    @Inject
    RedisReady(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis").status(redis.isUsable()).build();
    }
}
