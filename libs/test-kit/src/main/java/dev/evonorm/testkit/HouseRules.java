package dev.evonorm.testkit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules that the code as a whole keeps; each says how to mend what breaks it. A module applies them to all that it
 * has on its class path with one small test:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.evonorm", importOptions = ProductionCode.class)
 * class HouseRulesTest {
 *     @ArchTest
 *     static final ArchTests RULES = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {
    private static final String GRAPH = "dev.evonorm.graph..";
    private static final String CONTRACTS = "dev.evonorm.contracts..";
    private static final String TRAINING = "dev.evonorm.training..";
    private static final String STACK = "dev.evonorm.stack..";
    private static final String KIT = "dev.evonorm.service..";
    private static final String TASKS = "dev.evonorm.task..";
    private static final String CLI = "dev.evonorm.cli..";
    /** Checks what the owners keep, and changes nothing. */
    private static final String CHAOS = "dev.evonorm.cli.chaos..";

    private static final List<String> SERVICES = List.of("mutator", "rejection", "trainer", "selector", "eval");

    @ArchTest
    public static final ArchRule THE_SEARCH_SPACE_NEEDS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage(GRAPH)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(GRAPH, "java..", "org.jspecify..")
            .allowEmptyShould(true)
            .because("others embed layer-graph; put code that needs a library into the module that has it"
                    + " (JSON: contracts, TensorFlow: layer-training)");

    @ArchTest
    public static final ArchRule ONLY_TRAINING_KNOWS_TENSORFLOW = noClasses()
            .that()
            .resideOutsideOfPackages(TRAINING, service("trainer"), service("rejection"), service("eval"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
            .allowEmptyShould(true)
            .because("other modules must run where TensorFlow does not; add what is needed to layer-training's API");

    @ArchTest
    public static final ArchRule ONLY_OWNERS_OF_STATE_KNOW_REDIS = noClasses()
            .that()
            .resideOutsideOfPackages(KIT, service("selector"), service("rejection"), CHAOS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..")
            .allowEmptyShould(true)
            .because("state has one owner; ask the selector over REST, or publish an event that it counts");

    @ArchTest
    public static final ArchRule NOTHING_DEPENDS_ON_A_SERVICE = everyService();

    @ArchTest
    public static final ArchRule WHAT_RUNS_TASKS_KNOWS_NO_TRAINING = noClasses()
            .that()
            .resideInAnyPackage(KIT, TASKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TRAINING)
            .allowEmptyShould(true)
            .because("a task of somebody's own needs no TensorFlow; pass what is needed through EvaluationTask");

    @ArchTest
    public static final ArchRule LIBRARIES_KNOW_NO_SERVICE_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(GRAPH, CONTRACTS, TRAINING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.smallrye..", "jakarta..", "org.apache.kafka..", "org.eclipse.microprofile..")
            .allowEmptyShould(true)
            .because("the search must be usable without services; pass what is needed as a plain parameter");

    @ArchTest
    public static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.evonorm.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a cycle has no place to start reading; move what both need into the package that both may know");

    @ArchTest
    public static final ArchRule CLASSES_ARE_FINAL = classes()
            .that(not(Openness.NEEDED))
            .should(Openness.BE_FINAL)
            .allowEmptyShould(true)
            .because("inheritance must be planned: make the class final or a record, or its family sealed");

    @ArchTest
    public static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .allowEmptyShould(true)
            .because(
                    "two searches in one process must not share state; make it a field of an object that is passed on");

    @ArchTest
    public static final ArchRule RANDOMNESS_IS_A_PARAMETER = noClasses()
            .that()
            .resideInAnyPackage(GRAPH, TRAINING, service("mutator"))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .allowEmptyShould(true)
            .because("a candidate is a pure function of its ticket; take a RandomGenerator as a parameter");

    @ArchTest
    public static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that(not(resideInAnyPackage(CLI)).and(not(Openness.HAVE_A_MAIN_METHOD)))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true)
            .because("a service's output is its log; use org.jboss.logging.Logger, or return what is to be said");

    @ArchTest
    public static final ArchRule NOBODY_USES_JAVA_UTIL_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging")
            .allowEmptyShould(true)
            .because(
                    "logs have one configuration; use org.jboss.logging.Logger in services, System.Logger in libraries");

    private HouseRules() {}

    private static ArchRule everyService() {
        return CompositeArchRule.of(SERVICES.stream()
                .map(name -> (ArchRule) noClasses()
                        .that()
                        .resideOutsideOfPackage(service(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(service(name))
                        .allowEmptyShould(true)
                        .because(
                                "services meet in events alone; move what %s-service shares into contracts or a library"
                                        .formatted(name)))
                .toList());
    }

    private static String service(String name) {
        return "dev.evonorm." + name + "..";
    }
}
