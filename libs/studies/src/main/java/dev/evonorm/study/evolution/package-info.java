/**
 * Whole searches in one process, ticket by ticket: the selector's rules in plain Java, and the races between searches that
 * differ in one setting (the paper's Figure 6). Start with {@link dev.evonorm.study.evolution.Draw} for the rules, with
 * {@link dev.evonorm.study.evolution.Race} for the races. Nothing here may ask the selector or its store: two accounts of
 * one rule that agree are worth more than one.
 */
@NullMarked
package dev.evonorm.study.evolution;

import org.jspecify.annotations.NullMarked;
