package dev.evonorm.testkit;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Which classes the house rules are for: all but tests, and but this module, which is for tests. */
public final class ProductionCode implements ImportOption {
    private static final ImportOption NO_TESTS = Predefined.DO_NOT_INCLUDE_TESTS;

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location) && !location.contains("/dev/evonorm/testkit/");
    }
}
