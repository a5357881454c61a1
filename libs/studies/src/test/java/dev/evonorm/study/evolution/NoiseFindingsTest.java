package dev.evonorm.study.evolution;

import dev.evonorm.study.Measured;
import dev.evonorm.study.Row;
import dev.evonorm.study.worker.Job;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NoiseFindingsTest {
    private static Row row(String layer, int seed, double score) {
        return Row.of(layer + seed)
                .with(Noise.LAYER, layer)
                .with(Noise.SEED, Integer.toString(seed))
                .with(Measured.figure(Job.SCORING, Invented.ANCHOR), score);
    }

    private static double figure(Map<String, Object> figures, String name) {
        return (Double) figures.get(name);
    }

    @Test
    void aSeedThatIsLuckyForAllLayersIsNoiseThatReordersNothing() {
        List<Row> rows = new ArrayList<>();
        double[] luck = {0, 0.02, 0.04};
        for (int seed = 1; seed <= 3; seed++) {
            rows.add(row("good", seed, 0.5 + luck[seed - 1]));
            rows.add(row("bad", seed, 0.2 + luck[seed - 1]));
            rows.add(row("diverges", seed, seed == 2 ? Double.NaN : 0.3));
        }

        Map<String, Object> figures = new NoiseFindings(
                        Invented.search(1, 1), List.of(List.of(0.2), List.of(0.5), List.of(0.35)), rows)
                .findings()
                .figures();

        assertThat(figure(figures, "noise.resnet50")).isCloseTo(0.02, within(1e-9));
        assertThat(figure(figures, "reorderingNoise.mean")).isCloseTo(0, within(1e-9));
        assertThat(figure(figures, "spread.mean")).isCloseTo(0.15, within(1e-9));
        assertThat(figure(figures, "spreadToNoise.mean")).isCloseTo(7.5, within(1e-6));
        assertThat(figure(figures, "score.good")).isEqualTo(0.5);
    }
}
