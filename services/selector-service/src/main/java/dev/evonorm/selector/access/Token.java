package dev.evonorm.selector.access;

import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** A secret that callers must know. Kept as its digest; its text is in no message. Thread-safe. */
final class Token {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 512;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final byte[] digest;

    private Token(String text) {
        digest = DigestUtils.sha256(text);
    }

    /**
     * The configured one, if any.
     *
     * @throws IllegalArgumentException if it is unusable: a selector that was to be closed must not start open
     */
    static Optional<Token> of(AccessConfig config) {
        if (config.token().isPresent() && config.tokenFile().isPresent()) {
            throw new IllegalArgumentException(
                    "evonorm.api has both token and token-file; configure one of them and leave out the other");
        }
        return config.token()
                .map(text -> checked("evonorm.api.token", text))
                .or(() -> config.tokenFile().map(file -> checked("the token in " + file, read(file))))
                .map(Token::new);
    }

    /** Takes the same time whatever is wrong with the text. */
    boolean is(String text) {
        return MessageDigest.isEqual(digest, DigestUtils.sha256(text));
    }

    private static String checked(String what, String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "%s has %d characters; it must have %d to %d (make one with: openssl rand -hex 32)"
                            .formatted(what, text.length(), SHORTEST, LONGEST));
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "%s has characters that no bearer token has; use letters, digits and -._~+/ (make one with: openssl rand"
                            .concat(" -hex 32)")
                            .formatted(what));
        }
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "evonorm.api.token-file is %s, which cannot be read (%s)".formatted(file, e), e);
        }
    }
}
