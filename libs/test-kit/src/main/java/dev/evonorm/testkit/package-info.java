/**
 * What tests of several modules share: a stack of Kafka and Redis, and the rules that the code as a whole keeps.
 * Start with {@link dev.evonorm.testkit.StackResource} and {@link dev.evonorm.testkit.HouseRules}.
 * Nothing here may know a service.
 */
@NullMarked
package dev.evonorm.testkit;

import org.jspecify.annotations.NullMarked;
