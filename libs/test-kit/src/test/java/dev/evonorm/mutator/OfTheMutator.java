package dev.evonorm.mutator;

/** Something of a service, for another to use against the rules. */
public final class OfTheMutator {}
