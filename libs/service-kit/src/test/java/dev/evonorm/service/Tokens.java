package dev.evonorm.service;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords for one run. */
final class Tokens {
    private static final int BYTES = 16;

    private Tokens() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
