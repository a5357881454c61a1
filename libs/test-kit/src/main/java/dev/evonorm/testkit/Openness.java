package dev.evonorm.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Set;

/** Which classes cannot be final, and which may print. */
final class Openness {
    /** CDI makes a subclass of these as a proxy. */
    private static final Set<String> PROXIED = Set.of(
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.ws.rs.Path",
            "io.quarkus.test.junit.QuarkusTest");

    static final DescribedPredicate<JavaClass> NEEDED = DescribedPredicate.describe(
            "are interfaces, abstract, anonymous, extended, or proxied by CDI",
            type -> type.isInterface()
                    || type.isEnum()
                    || type.isAnonymousClass()
                    || type.getModifiers().contains(JavaModifier.ABSTRACT)
                    || !type.getSubclasses().isEmpty()
                    || PROXIED.stream().anyMatch(type::isAnnotatedWith));

    static final DescribedPredicate<JavaClass> HAVE_A_MAIN_METHOD =
            DescribedPredicate.describe("have a main method", type -> type.tryGetMethod("main", String[].class)
                    .isPresent());

    static final ArchCondition<JavaClass> BE_FINAL = new ArchCondition<>("be final") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean isFinal = type.getModifiers().contains(JavaModifier.FINAL);
            events.add(new SimpleConditionEvent(
                    type,
                    isFinal,
                    "%s is not final %s".formatted(type.getDescription(), type.getSourceCodeLocation())));
        }
    };

    private Openness() {}
}
