package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;

/** The limits of a number that an option takes. */
final class Within {
    private Within() {}

    /** Refuses a value outside of the limits. */
    static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw Refusal.wrongUse("%s is %d; it must lie between %d and %d", option, value, least, most);
        }
    }

    /** The value, unless it is less than it must be. */
    static int atLeast(String option, int value, int least) {
        if (value < least) {
            throw Refusal.wrongUse("%s is %d; it must be at least %d", option, value, least);
        }
        return value;
    }

    /** The value of an option whose 0 stands for what is usual here. */
    static int orUsual(String option, int value, int least, int most, int usual) {
        if (value == 0) {
            return usual;
        }
        check(option, value, least, most);
        return value;
    }
}
