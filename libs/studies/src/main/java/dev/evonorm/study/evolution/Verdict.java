package dev.evonorm.study.evolution;

import java.util.Locale;

/** What becomes of a proposal. */
enum Verdict {
    /** The probe found it dead. */
    DEAD,
    /** The quality test rejected it. */
    QUALITY,
    /** The stability test rejected it. */
    STABILITY,
    /** It passed both tests, and a scoring training diverged or was late. */
    FAILED,
    /** A missed deadline or a crash: no verdict, and none for the next graph of that function. */
    UNDECIDED,
    /** It passed both tests and has its scores. */
    ACCEPTED;

    static Verdict of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As it stands in results. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
