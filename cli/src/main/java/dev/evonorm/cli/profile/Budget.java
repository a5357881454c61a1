package dev.evonorm.cli.profile;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.settings.BudgetSettings;

import java.time.Duration;

/** Reads {@code --budget}: a duration, a number of scored candidates, or both with a comma between. */
public final class Budget {
    private static final long MOST = 1_000_000_000;

    private Budget() {}

    public static BudgetSettings parse(String text) {
        Duration time = null;
        Long candidates = null;
        for (String part : text.split(",")) {
            String plain = part.strip();
            if (plain.matches("\\d{1,10}")) {
                candidates = Long.valueOf(plain);
            } else {
                time = TimeSpan.parse(plain).orElseThrow(() -> wrong(text));
            }
        }
        boolean noTime = time != null && time.isZero();
        boolean noCandidates = candidates != null && (candidates < 1 || candidates > MOST);
        if ((time == null && candidates == null) || noTime || noCandidates) {
            throw wrong(text);
        }
        return new BudgetSettings(time, candidates);
    }

    private static Refusal wrong(String text) {
        return Refusal.wrongUse(
                "--budget is '%s'; it must be %s, or a number of scored candidates from 1 on, such as 200",
                text, TimeSpan.FORM);
    }
}
