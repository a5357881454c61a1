/**
 * Experiments that anyone can repeat by one command: a seeded list of trials, their results in a CSV that survives every
 * interruption, tables and charts at the end. Start with {@link dev.evonorm.study.Study}, then
 * {@link dev.evonorm.study.StudyRun}. Nothing here may know the command line, or talk to services.
 */
@NullMarked
package dev.evonorm.study;

import org.jspecify.annotations.NullMarked;
