package dev.evonorm.training.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

final class SyntheticSet {
    private static final int TRAIN = 10_000;
    private static final int TEST = 2_000;

    private SyntheticSet() {}

    static Dataset generate(long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        MemoryImages train = images(seeds.nextLong(), TRAIN);
        MemoryImages test = images(seeds.nextLong(), TEST);
        Split split = Split.of(train, Pattern.values().length);
        return new Dataset(
                "synthetic",
                Pattern.names(),
                split.train(),
                split.validation(),
                test,
                new Fingerprint(Pattern.names(), train, test));
    }

    private static MemoryImages images(long seed, int count) {
        byte[][] images = new byte[count][];
        byte[] labels = new byte[count];
        int classes = Pattern.values().length;
        IntStream.range(0, count).parallel().forEach(i -> {
            labels[i] = (byte) (i % classes);
            images[i] = new Scene(Pattern.values()[i % classes], new SplittableRandom(seed + i)).paint();
        });
        return new MemoryImages(images, labels);
    }
}
