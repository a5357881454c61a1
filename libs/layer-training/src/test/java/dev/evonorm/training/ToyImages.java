package dev.evonorm.training;

import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.ImageSet;

import java.util.List;
import java.util.SplittableRandom;

/** Noise whose brighter channel is the class: trivially separable. Class 0 is reddest, 1 greenest, 2 bluest. */
record ToyImages(int size, long seed) implements ImageSet {
    static Dataset dataset() {
        return new Dataset(
                "toy",
                List.of("red", "green", "blue"),
                new ToyImages(300, 1),
                new ToyImages(60, 2),
                new ToyImages(60, 3),
                "none");
    }

    @Override
    public int label(int i) {
        return i % 3;
    }

    @Override
    public void copyImage(int i, byte[] target, int offset) {
        SplittableRandom random = new SplittableRandom(seed * 100_000 + i);
        for (int at = 0; at < IMAGE_BYTES; at++) {
            int brightness = at % 3 == label(i) ? 120 : 80;
            target[offset + at] = (byte) (brightness + random.nextInt(60));
        }
    }
}
