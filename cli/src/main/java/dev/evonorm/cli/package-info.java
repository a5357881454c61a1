/**
 * The {@code evonorm} command: one class a subcommand, each thin over a plain class of a package below or of a library.
 * Start with {@link dev.evonorm.cli.Evonorm}. Nothing here may know TensorFlow, Kafka or Redis: libraries and services do.
 */
@NullMarked
package dev.evonorm.cli;

import org.jspecify.annotations.NullMarked;
