package dev.evonorm.training.data;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class SplitTest {
    /** What every published score rests on: it must never change. */
    private static final int[] FIRST_HELD = {260, 116, 254, 655, 145, 469, 385, 246};

    /** Image i has the label i mod 7 below 700 and 7 from there on, and i itself in its first two bytes. */
    private record Numbered(int size) implements ImageSet {
        @Override
        public int label(int i) {
            return i < 700 ? i % 7 : 7;
        }

        @Override
        public void copyImage(int i, byte[] target, int offset) {
            target[offset] = (byte) i;
            target[offset + 1] = (byte) (i >> 8);
        }
    }

    private static int[] numbers(ImageSet images) {
        return IntStream.range(0, images.size())
                .map(i -> {
                    int[] pixels = CifarFiles.pixels(images, i);
                    return pixels[0] + 256 * pixels[1];
                })
                .toArray();
    }

    @Test
    void bothPartsTogetherAreAllImagesOnce() {
        Split split = Split.of(new Numbered(705), 8);

        IntStream all =
                IntStream.concat(IntStream.of(numbers(split.train())), IntStream.of(numbers(split.validation())));

        assertThat(all.sorted().toArray())
                .containsExactly(IntStream.range(0, 705).toArray());
    }

    @Test
    void aTenthOfEveryClassIsHeldOutAndAtLeastOne() {
        ImageSet held = Split.of(new Numbered(705), 8).validation();

        for (int c = 0; c < 8; c++) {
            int label = c;
            assertThat(IntStream.range(0, held.size()).filter(i -> held.label(i) == label))
                    .hasSize(c < 7 ? 10 : 1);
        }
    }

    @Test
    void aClassOfOneImageStaysInTraining() {
        ImageSet held = Split.of(new Numbered(701), 8).validation();

        assertThat(IntStream.range(0, held.size()).map(held::label)).doesNotContain(7);
    }

    @Test
    void theSameImagesAreSplitInTheSameWay() {
        assertThat(numbers(Split.of(new Numbered(705), 8).validation()))
                .isEqualTo(numbers(Split.of(new Numbered(705), 8).validation()))
                .startsWith(FIRST_HELD);
    }

    @Test
    void aPrefixHoldsAllClasses() {
        ImageSet train = Split.of(new Numbered(700), 8).train();

        assertThat(IntStream.range(0, 70).map(train::label).distinct().count()).isEqualTo(7);
    }

    @Test
    void permutationsAreUniform() {
        int[][] counts = new int[4][4];
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 4000; trial++) {
            int[] order = Split.permutation(4, random);
            for (int place = 0; place < 4; place++) {
                counts[place][order[place]]++;
            }
        }

        // Binomial with mean 1000 and deviation 27: five deviations.
        for (int[] row : counts) {
            assertThat(IntStream.of(row)).allMatch(count -> count > 863 && count < 1137);
        }
    }
}
