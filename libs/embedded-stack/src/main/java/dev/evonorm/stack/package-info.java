/**
 * A real Kafka broker and a real Redis out of jars, for one machine and for tests.
 * Start with {@link dev.evonorm.stack.EmbeddedKafka} and {@link dev.evonorm.stack.EmbeddedRedis}.
 * Nothing here may know topics, events or services.
 */
@NullMarked
package dev.evonorm.stack;

import org.jspecify.annotations.NullMarked;
