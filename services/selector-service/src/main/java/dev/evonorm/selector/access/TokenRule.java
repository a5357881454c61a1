package dev.evonorm.selector.access;

import java.util.Optional;

/** Whoever knows the token, from wherever. */
record TokenRule(Token token) implements Rule {
    private static final Denial MISSING =
            Denial.unauthorized("a token is needed; send it as 'Authorization: Bearer TOKEN' (the evonorm command:"
                    + " --token-file FILE, or EVONORM_API_TOKEN)");
    private static final Denial WRONG = Denial.unauthorized(
            "the token is wrong; send the one that the selector was started with (EVONORM_API_TOKEN or"
                    + " EVONORM_API_TOKEN_FILE)");

    @Override
    public Optional<Denial> check(Caller caller) {
        Optional<String> given = caller.bearer();
        if (given.isEmpty()) {
            return Optional.of(MISSING);
        }
        return token.is(given.get()) ? Optional.empty() : Optional.of(WRONG);
    }

    @Override
    public String who() {
        return "holders of the token";
    }
}
