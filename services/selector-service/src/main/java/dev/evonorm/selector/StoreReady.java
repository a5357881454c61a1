package dev.evonorm.selector;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while Redis refuses writes; the data say why. */
@Readiness
@Singleton
final class StoreReady implements HealthCheck {
    private final StoreCondition store;

    StoreReady(StoreCondition store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        String refusal = store.refusal();
        var response = HealthCheckResponse.named("redis takes writes").status(refusal == null);
        return (refusal == null ? response : response.withData("reason", refusal)).build();
    }
}
