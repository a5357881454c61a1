package dev.evonorm.testkit;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The libraries keep the rules; services and the command have this test of their own. */
@AnalyzeClasses(packages = "dev.evonorm", importOptions = ProductionCode.class)
class HouseRulesTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
