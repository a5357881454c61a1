package dev.evonorm.training.data;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * The sha256 of a data set's content, computed when first asked for: the number of classes and their names, then for
 * every set its size and, image by image, label and pixels (HWC). It does not depend on how the images are stored.
 */
final class Fingerprint implements Supplier<String> {
    private final List<String> classes;
    private final List<ImageSet> sets;
    private @Nullable String digest;

    Fingerprint(List<String> classes, ImageSet... sets) {
        this.classes = List.copyOf(classes);
        this.sets = List.of(sets);
    }

    @Override
    public synchronized String get() {
        String known = digest;
        if (known == null) {
            known = compute();
            digest = known;
        }
        return known;
    }

    private String compute() {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(number(classes.size()));
        for (String name : classes) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            sha256.update(number(text.length));
            sha256.update(text);
        }
        byte[] record = new byte[1 + ImageSet.IMAGE_BYTES];
        for (ImageSet set : sets) {
            sha256.update(number(set.size()));
            for (int i = 0; i < set.size(); i++) {
                record[0] = (byte) set.label(i);
                set.copyImage(i, record, 1);
                sha256.update(record);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
