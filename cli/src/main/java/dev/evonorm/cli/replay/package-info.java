/**
 * Decides a run again from its journal: the draws by the rules in {@link dev.evonorm.study.evolution.Draw}, on top of the
 * checker's account of who is a member when. Start with {@link dev.evonorm.cli.replay.RunReplay}. Nothing here may ask the
 * selector or its store: two accounts of one rule that agree are worth more than one.
 */
@NullMarked
package dev.evonorm.cli.replay;

import org.jspecify.annotations.NullMarked;
