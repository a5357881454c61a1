package dev.evonorm.selector.access;

import java.util.Optional;

/** One way to decide whether a caller may come in. Thread-safe. */
sealed interface Rule permits LoopbackRule, TokenRule, OidcRule {
    /** Why not; empty if the caller may. */
    Optional<Denial> check(Caller caller);

    /** Whether {@link #check} may wait for others, so that it must not run on an event loop. */
    default boolean mayBlock() {
        return false;
    }

    /** For the log at the start: who may come in. */
    String who();

    /** The rule that the configuration asks for. */
    static Rule of(AccessConfig config) {
        Optional<Token> token = Token.of(config);
        if (config.oidc().issuer().isPresent()) {
            if (token.isPresent()) {
                throw new IllegalArgumentException(
                        "evonorm.api has both a token and oidc.issuer; configure one of them and leave out the other");
            }
            return OidcRule.of(config.oidc());
        }
        return token.<Rule>map(TokenRule::new).orElseGet(LoopbackRule::new);
    }
}
