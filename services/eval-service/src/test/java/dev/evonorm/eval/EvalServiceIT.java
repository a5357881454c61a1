package dev.evonorm.eval;

import dev.evonorm.testkit.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** With embedded Kafka and Redis. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class EvalServiceIT extends EvalServiceScenarios {}
