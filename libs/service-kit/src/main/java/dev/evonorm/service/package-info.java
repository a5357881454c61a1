/**
 * What the services share: work queues on share groups, topics, Redis, health, the tie to a parent process.
 * Start with {@link dev.evonorm.service.WorkQueue}. Nothing here may know what the work is.
 */
@NullMarked
package dev.evonorm.service;

import org.jspecify.annotations.NullMarked;
