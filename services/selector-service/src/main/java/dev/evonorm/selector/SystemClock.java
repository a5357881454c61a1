package dev.evonorm.selector;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.InstantSource;

/** The one clock of the service; tests that are about time bring their own. */
final class SystemClock {
    @Produces
    @Singleton
    static InstantSource clock() {
        return InstantSource.system();
    }
}
