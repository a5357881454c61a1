/**
 * The services' own code around a real broker and a real Redis, in orders of delivery that a healthy Kafka rarely gives.
 * Start with {@link dev.evonorm.loop.TwiceAndShuffledIT}. Nothing here may know how a service reads its channels.
 */
@NullMarked
package dev.evonorm.loop;

import org.jspecify.annotations.NullMarked;
