package dev.evonorm.cli.chaos.check;

/**
 * Something that must not be.
 *
 * @param rule that is broken
 * @param evidence what was found, and where
 */
public record Violation(String rule, String evidence) {
    @Override
    public String toString() {
        return rule + ": " + evidence;
    }
}
