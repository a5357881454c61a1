package dev.evonorm.training.data;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SyntheticSetTest {
    private static final Dataset DATA = Datasets.synthetic(1);

    @Test
    void tenClassesAreEquallyFrequentInAllParts() {
        assertThat(DATA.classes()).hasSize(10).contains("zigzag", "plain").doesNotHaveDuplicates();
        for (ImageSet images : List.of(DATA.train(), DATA.validation(), DATA.test())) {
            for (int c = 0; c < 10; c++) {
                int label = c;
                assertThat(IntStream.range(0, images.size()).filter(i -> images.label(i) == label))
                        .hasSize(images.size() / 10);
            }
        }
        assertThat(DATA.train().size()).isEqualTo(9000);
        assertThat(DATA.validation().size()).isEqualTo(1000);
        assertThat(DATA.test().size()).isEqualTo(2000);
    }

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() {
        assertThat(DATA.sha256()).isEqualTo(DatasetCatalogue.SYNTHETIC_SHA256);
    }

    @Test
    void anotherSeedGivesOtherImages() {
        Dataset other = Datasets.synthetic(2);

        assertThat(other.sha256()).isNotEqualTo(DATA.sha256());
        assertThat(CifarFiles.pixels(other.train(), 0)).isNotEqualTo(CifarFiles.pixels(DATA.train(), 0));
    }

    @Test
    void noImageOccursTwice() {
        Set<String> seen = new HashSet<>();
        int total = 0;
        byte[] image = new byte[ImageSet.IMAGE_BYTES];
        for (ImageSet images : List.of(DATA.train(), DATA.validation(), DATA.test())) {
            total += images.size();
            for (int i = 0; i < images.size(); i++) {
                images.copyImage(i, image, 0);
                seen.add(new String(image, 0, 300, StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(seen).hasSize(total);
    }

    @Test
    void aLinearClassifierStaysFarUnderSixtyPercent() {
        LinearClassifier linear = LinearClassifier.train(DATA.train(), 10);

        double learnt = linear.accuracy(DATA.train());
        double accuracy = linear.accuracy(DATA.test());

        // It does learn: the hues help, and it learns some images by heart.
        assertThat(learnt).isGreaterThan(0.35);
        assertThat(accuracy).isBetween(0.2, 0.45);
    }

    @Test
    void stripesDifferAlongTheirOwnAxis() {
        Pattern.Variation variation = new Pattern.Variation(false, 0, 6);

        for (float t = 0; t < 1; t += 0.1f) {
            assertThat(Pattern.HORIZONTAL_STRIPES.at(t, 0.3f, variation))
                    .isEqualTo(Pattern.HORIZONTAL_STRIPES.at(0, 0.3f, variation));
            assertThat(Pattern.VERTICAL_STRIPES.at(0.3f, t, variation))
                    .isEqualTo(Pattern.VERTICAL_STRIPES.at(0.3f, 0, variation));
        }
    }

    @Test
    void texturesLieBetweenZeroAndOneAndHavePeriodOne() {
        Pattern.Variation variation = new Pattern.Variation(true, 0.4f, 7);
        for (Pattern pattern : Pattern.values()) {
            float least = 1;
            float most = 0;
            for (float u = -2; u < 2; u += 0.05f) {
                for (float v = -2; v < 2; v += 0.05f) {
                    float value = pattern.at(u, v, variation);
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            assertThat(least).as("%s", pattern).isEqualTo(pattern == Pattern.PLAIN ? 1 : 0, within(0.02f));
            assertThat(most).as("%s", pattern).isEqualTo(1, within(0.02f));
        }
    }

    @Test
    void mirroringATextureKeepsItsClass() {
        Pattern.Variation variation = new Pattern.Variation(false, 0.25f, 6);
        Pattern.Variation mirrored = new Pattern.Variation(true, 0.25f, 6);
        for (Pattern pattern : List.of(
                Pattern.HORIZONTAL_STRIPES,
                Pattern.VERTICAL_STRIPES,
                Pattern.DIAGONAL_STRIPES,
                Pattern.CHECKS,
                Pattern.DIAMONDS,
                Pattern.RINGS,
                Pattern.DOTS)) {
            assertThat(pattern.at(-0.37f, 0.21f, variation))
                    .as("%s", pattern)
                    .isEqualTo(pattern.at(0.37f, 0.21f, mirrored), within(1e-4f));
        }
    }
}
