/**
 * What the command says when it cannot do what was asked: one line, an exit code, never a stack trace.
 * Start with {@link dev.evonorm.cli.refusal.Refusal}. Nothing here may know which command was called.
 */
@NullMarked
package dev.evonorm.cli.refusal;

import org.jspecify.annotations.NullMarked;
