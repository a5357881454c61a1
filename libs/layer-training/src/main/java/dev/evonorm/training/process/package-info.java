/**
 * How Java processes of ours are started from another one, with which options and environment.
 * Start with {@link dev.evonorm.training.process.JavaCommand}.
 * Nothing here may know what such a process does.
 */
@NullMarked
package dev.evonorm.training.process;

import org.jspecify.annotations.NullMarked;
