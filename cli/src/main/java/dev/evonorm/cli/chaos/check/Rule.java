package dev.evonorm.cli.chaos.check;

import java.util.List;

/** One thing that must hold of every search that has ended. */
interface Rule {
    /** Everything that breaks it. */
    List<Violation> check(Evidence evidence, Replay replay);
}
