package dev.evonorm.example.cost;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.evonorm.testkit.HouseRules;
import dev.evonorm.testkit.ProductionCode;

@AnalyzeClasses(packages = "dev.evonorm", importOptions = ProductionCode.class)
class HouseRulesTest {
    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
