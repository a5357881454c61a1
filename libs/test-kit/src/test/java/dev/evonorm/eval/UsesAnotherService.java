package dev.evonorm.eval;

import dev.evonorm.mutator.OfTheMutator;

import java.util.logging.Logger;

/** Breaks the rules of services: another service's class, and a log of its own. */
final class UsesAnotherService {
    OfTheMutator other() {
        Logger.getLogger("mine").info("used");
        return new OfTheMutator();
    }
}
