package dev.evonorm.cli;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A record that no service of ours would send, and none can decode.
 *
 * @param kind what is wrong with it
 */
record HostileRecord(String kind, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers) {
    private static final int LARGE = 1_050_000;
    private static final int LARGE_EVERY = 50;
    private static final String SCORED =
            "{\"type\":\"%s\",\"searchId\":\"%s\",\"candidateId\":\"%s\",\"task\":\"sim\",\"score\":%s,\"figures\":{}}";

    private static String scored(String type, String search, String candidate, String score) {
        return SCORED.formatted(type, search, candidate, score);
    }

    private static String scored(String score) {
        return scored("CandidateScored", "foreign", "foreign-00001", score);
    }

    /** Number {@code n} of an endless sequence; every kind comes again and again. */
    static HostileRecord number(int n, Random random) {
        if (n % LARGE_EVERY == LARGE_EVERY - 1) {
            return of("within the broker's limit, beyond ours", scored("0.5") + " ".repeat(LARGE));
        }
        return switch (n % 17) {
            case 0 -> of("random bytes", bytes(random, random.nextInt(2000)));
            case 1 -> of("truncated", scored("0.5").substring(0, 1 + random.nextInt(80)));
            case 2 -> of("100,000 arrays deep", "[".repeat(100_000));
            case 3 -> of("100,000 objects deep", "{\"type\":\"CandidateScored\",\"a\":" + "{\"a\":".repeat(100_000));
            case 4 -> of("an infinite number", scored("1e999"));
            case 5 -> of("100,000 digits", scored("9".repeat(100_000)));
            case 6 -> of("a word for a number", scored("\"much\""));
            case 7 -> of("NaN in words", scored("\"NaN\""));
            case 8 -> of("an object for an id", scored("0.5").replace("\"foreign-00001\"", "{\"a\":[1]}"));
            case 9 -> of("missing fields", "{\"type\":\"CandidateScored\",\"searchId\":\"foreign\"}");
            case 10 -> of("a kind of a later version", scored("CandidateTeleported", "foreign", "foreign-00001", "1"));
            case 11 -> of(
                    "a graph of a later version",
                    "{\"type\":\"CandidateRepeated\",\"searchId\":\"foreign\",\"candidateId\":\"foreign-00001\",\"ticket\":1,"
                            + "\"graph\":{\"version\":99,\"nodes\":[]},\"sameAs\":\"foreign-00002\",\"cpuSeconds\":0}");
            case 12 -> of(
                    "control characters in an id", scored("CandidateScored", "foreign", "a\\u0000\\n\\u001b[2J", "1"));
            case 13 -> of("a search's id of 10,000 letters", scored("CandidateScored", "a".repeat(10_000), "a-1", "1"));
            case 14 -> of("no event at all", new String[] {"null", "42", "\"text\"", "[]", "{}"}[random.nextInt(5)]);
            case 15 -> new HostileRecord("nothing", null, null, Map.of());
            default -> new HostileRecord("wild headers", bytes(random, 300), bytes(random, 30), headers(random));
        };
    }

    private static HostileRecord of(String kind, String value) {
        return of(kind, value.getBytes(StandardCharsets.UTF_8));
    }

    private static HostileRecord of(String kind, byte[] value) {
        return new HostileRecord(kind, kind.getBytes(StandardCharsets.UTF_8), value, Map.of());
    }

    private static Map<String, byte[]> headers(Random random) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8));
        headers.put("huge", bytes(random, 40_000));
        for (int i = 0; i < 50; i++) {
            headers.put("\u0000 header " + i, bytes(random, 20));
        }
        return headers;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
