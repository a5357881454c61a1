package dev.evonorm.eval;

import dev.evonorm.testkit.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** With the public images of Kafka and Redis; run by {@code mvn verify -Pdocker}. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class EvalServiceDockerIT extends EvalServiceScenarios {}
