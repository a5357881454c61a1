/**
 * What each rejection test stops and costs, and whether the probe ever stops what the tests would have passed.
 * Start with {@link dev.evonorm.study.rejection.RejectionStudy}. Nothing here may know how proposals come about in a search
 * beyond that they are random graphs and mutants.
 */
@NullMarked
package dev.evonorm.study.rejection;

import org.jspecify.annotations.NullMarked;
