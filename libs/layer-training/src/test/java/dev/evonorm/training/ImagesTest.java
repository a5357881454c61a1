package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.data.ImageSet;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ImagesTest {
    private static final Normalisation RAW = new Normalisation(new float[] {0, 0, 0}, new float[] {1, 1, 1});

    /** Pixel (row, column) of channel c is 4·row + column + c; all of image i are i higher; its label is i. */
    private record Ramp(int size) implements ImageSet {
        @Override
        public int label(int i) {
            return i;
        }

        @Override
        public void copyImage(int i, byte[] target, int offset) {
            for (int at = 0; at < IMAGE_BYTES; at++) {
                int pixel = at / 3;
                target[offset + at] = (byte) (4 * (pixel / SIDE) + pixel % SIDE + at % 3 + i);
            }
        }
    }

    @Test
    void poolingAverages() {
        Batch batch = Batch.of(1, 16);
        new ImageReader(new Ramp(1), 2, RAW).read(0, 16, 0, 0, false, batch.pixels(), 0);

        assertThat(batch.pixels()[0]).isEqualTo((0 + 1 + 4 + 5) / 4f);
        assertThat(batch.pixels()[1]).isEqualTo((0 + 1 + 4 + 5) / 4f + 1);
        assertThat(batch.pixels()[3]).isEqualTo((2 + 3 + 6 + 7) / 4f);
    }

    @Test
    void cropsStartWhereTheyAreToldAndFlipsMirrorThem() {
        Batch plain = Batch.of(1, 24);
        Batch flipped = Batch.of(1, 24);
        ImageReader reader = new ImageReader(new Ramp(1), 1, RAW);

        reader.read(0, 24, 3, 5, false, plain.pixels(), 0);
        reader.read(0, 24, 3, 5, true, flipped.pixels(), 0);

        assertThat(plain.pixels()[0]).isEqualTo(4 * 3 + 5);
        for (int column = 0; column < 24; column++) {
            assertThat(flipped.pixels()[3 * column]).isEqualTo(plain.pixels()[3 * (23 - column)]);
        }
    }

    @Test
    void aPooledCropIsThatOfThePooledImageAlsoWhenFlipped() {
        ImageReader reader = new ImageReader(new ToyImages(2, 3), 2, RAW);
        Batch whole = Batch.of(1, 16);
        reader.read(1, 16, 0, 0, false, whole.pixels(), 0);
        for (boolean flipped : new boolean[] {false, true}) {
            Batch crop = Batch.of(1, 9);
            reader.read(1, 9, 4, 2, flipped, crop.pixels(), 0);
            for (int at = 0; at < crop.pixels().length; at++) {
                int column = at / 3 % 9;
                int of = 2 + (flipped ? 8 - column : column);
                assertThat(crop.pixels()[at]).isEqualTo(whole.pixels()[((4 + at / 27) * 16 + of) * 3 + at % 3]);
            }
        }
    }

    @Test
    void normalisedTrainingPixelsHaveMeanZeroAndDeviationOne() {
        ImageSet images = new ToyImages(50, 1);
        Normalisation normalisation = Normalisation.of(images);
        Batch batch = Batch.of(50, 32);
        ImageReader reader = new ImageReader(images, 1, normalisation);
        for (int i = 0; i < 50; i++) {
            reader.read(i, 32, 0, 0, false, batch.pixels(), batch.offset(i));
        }

        for (int c = 0; c < 3; c++) {
            double sum = 0;
            double squares = 0;
            for (int at = c; at < batch.pixels().length; at += 3) {
                sum += batch.pixels()[at];
                squares += batch.pixels()[at] * batch.pixels()[at];
            }
            double count = batch.pixels().length / 3.0;
            assertThat(sum / count).isCloseTo(0, within(1e-4));
            assertThat(squares / count).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void anEpochShowsEveryImageOnceAndTheNextInAnotherOrder() {
        TrainingImages stream =
                new TrainingImages(new Ramp(12), ImageForm.of(Scale.TINY), RAW, new SplittableRandom(4));
        Batch batch = Batch.of(4, 16);
        int[] first = new int[12];
        int[] second = new int[12];
        for (int i = 0; i < 24; i += 4) {
            stream.next(batch);
            System.arraycopy(batch.labels(), 0, i < 12 ? first : second, i % 12, 4);
        }

        assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(second).containsExactlyInAnyOrder(first).isNotEqualTo(first);
    }

    @Test
    void cropsReachEveryCornerAndHalfAreFlipped() {
        TrainingImages stream =
                new TrainingImages(new Ramp(1), ImageForm.of(Scale.PAPER), RAW, new SplittableRandom(4));
        Batch batch = Batch.of(1, 24);
        Set<Integer> corners = new HashSet<>();
        int flips = 0;
        for (int i = 0; i < 1000; i++) {
            stream.next(batch);
            boolean flipped = batch.pixels()[0] > batch.pixels()[3];
            flips += flipped ? 1 : 0;
            corners.add((int) batch.pixels()[flipped ? 23 * 3 : 0]);
        }

        assertThat(corners).contains(0, 4 * 8 + 8);
        assertThat(flips).isBetween(430, 570);
    }

    @Test
    void judgedImagesAreTheSameEveryTimeAndEndWithAPartOfABatch() {
        ImageForm form = new ImageForm(2, 16, 16, 10);
        JudgedImages judged = new JudgedImages(new Ramp(40), form, RAW);
        JudgedImages again = new JudgedImages(new Ramp(40), form, RAW);
        Batch batch = Batch.of(4, 16);
        Batch other = Batch.of(4, 16);

        assertThat(judged.size()).isEqualTo(10);
        assertThat(judged.fill(0, batch)).isEqualTo(4);
        assertThat(again.fill(0, other)).isEqualTo(4);
        assertThat(batch.labels()).isEqualTo(other.labels()).doesNotHaveDuplicates();
        assertThat(batch.pixels()).isEqualTo(other.pixels());
        assertThat(judged.fill(8, batch)).isEqualTo(2);
    }
}
