/**
 * Says of a search that has ended whether anything was lost or counted twice. Start with
 * {@link dev.evonorm.cli.chaos.check.Checker}; {@link dev.evonorm.cli.chaos.check.Replay} is the selector's rules once more, in
 * plain Java, and {@link dev.evonorm.cli.chaos.check.Evidence} what they are held against. The rules are pure functions of the
 * evidence: nothing here may know how the faults came about, and nothing is shared with the selector but the events.
 */
@NullMarked
package dev.evonorm.cli.chaos.check;

import org.jspecify.annotations.NullMarked;
