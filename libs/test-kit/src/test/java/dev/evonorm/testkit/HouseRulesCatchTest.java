package dev.evonorm.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.evonorm.graph.NeedsTooMuch;
import dev.evonorm.mutator.OfTheMutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule catches what it is there to catch, and says how to mend it. */
class HouseRulesCatchTest {
    private static final Set<String> FIXTURES = Set.of("NeedsTooMuch", "OfTheMutator", "UsesAnotherService");
    private static final JavaClasses BROKEN = new ClassFileImporter()
            .importPackages("dev.evonorm.graph", "dev.evonorm.eval", "dev.evonorm.mutator")
            .that(DescribedPredicate.describe(
                    "are fixtures of this test", type -> FIXTURES.contains(type.getSimpleName())));

    static Stream<Arguments> rulesAndWhatBreaksThem() {
        return Stream.of(
                Arguments.of(HouseRules.THE_SEARCH_SPACE_NEEDS_THE_JDK_ALONE, "ObjectMapper"),
                Arguments.of(HouseRules.RANDOMNESS_IS_A_PARAMETER, "java.util.Random"),
                Arguments.of(HouseRules.STATIC_FIELDS_ARE_FINAL, "NeedsTooMuch.count"),
                Arguments.of(HouseRules.CLASSES_ARE_FINAL, NeedsTooMuch.class.getName() + "> is not final"),
                Arguments.of(HouseRules.ONLY_COMMANDS_PRINT, "System.out"),
                Arguments.of(HouseRules.NOBODY_USES_JAVA_UTIL_LOGGING, "java.util.logging.Logger"),
                Arguments.of(HouseRules.NOTHING_DEPENDS_ON_A_SERVICE, OfTheMutator.class.getName()));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatBreaksThem")
    void aRuleNamesWhatBreaksItAndHowToMendIt(ArchRule rule, String culprit) {
        var result = rule.evaluate(BROKEN);
        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(culprit);
        assertThat(rule.getDescription()).contains("because");
    }

    @Test
    void everyRuleSaysWhy() throws Exception {
        for (var field : HouseRules.class.getFields()) {
            assertThat(((ArchRule) field.get(null)).getDescription())
                    .as(field.getName())
                    .contains("because");
        }
    }
}
