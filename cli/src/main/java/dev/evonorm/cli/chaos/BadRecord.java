package dev.evonorm.cli.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Kinds of records that are no events. */
public enum BadRecord {
    /** Bytes, or half an event. */
    MALFORMED {
        @Override
        byte[] value(byte[] sample, Random random) {
            if (random.nextBoolean() && sample.length > 2) {
                return Arrays.copyOf(sample, 1 + random.nextInt(sample.length - 2));
            }
            byte[] noise = new byte[1 + random.nextInt(1000)];
            random.nextBytes(noise);
            // No JSON begins so, and no text in UTF-8.
            noise[0] = (byte) 0xff;
            return noise;
        }
    },
    /** Longer than the 1 MiB of an event, within what the broker takes. */
    OVERSIZED {
        @Override
        byte[] value(byte[] sample, Random random) {
            byte[] padded = Arrays.copyOf(sample, (1 << 20) + 1 + random.nextInt(32 * 1024));
            Arrays.fill(padded, sample.length, padded.length, (byte) ' ');
            return padded;
        }
    },
    /** Of a kind that a later version may send. */
    UNKNOWN_VERSION {
        @Override
        byte[] value(byte[] sample, Random random) {
            return "{\"type\":\"LayerImaginedV%d\",\"version\":2,\"searchId\":\"later\",\"candidateId\":\"later-1\"}"
                    .formatted(2 + random.nextInt(100))
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    /** @param sample a good record's value */
    abstract byte[] value(byte[] sample, Random random);
}
