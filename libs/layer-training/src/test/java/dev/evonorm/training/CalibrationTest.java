package dev.evonorm.training;

import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.Calibration.Row;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CalibrationTest {
    @Test
    void everyLayerGoesThroughBothTestsWhateverTheFirstSays() {
        Map<String, LayerGraph> layers = new LinkedHashMap<>();
        List.of("bn-relu", "random", "exp").forEach(name -> layers.put(name, ToySettings.layer(name)));
        RejectionSettings settings = new RejectionSettings(
                List.of("resnet50"),
                false,
                false,
                new QualitySettings(0.5, ToySettings.steps(20)),
                new StabilitySettings(5, 0.01, 8, 1e8));
        List<Row> told = new ArrayList<>();

        List<Row> rows = new Calibration(ToySettings.THREADS)
                .run(layers, List.of(Anchor.RESNET50), List.of(1L, 2L), ToyImages.dataset(), settings, told::add);

        assertThat(rows).isEqualTo(told).hasSize(6);
        assertThat(rows).extracting(Row::layer).containsExactly("bn-relu", "bn-relu", "random", "random", "exp", "exp");
        assertThat(rows).extracting(Row::seed).containsExactly(1L, 2L, 1L, 2L, 1L, 2L);
        assertThat(rows.get(0)).satisfies(good -> {
            assertThat(good.qualityPassed() && good.stabilityPassed()).isTrue();
            assertThat(good.note()).isEmpty();
            assertThat(good.trainingCpuSeconds()).isPositive();
        });
        assertThat(rows.get(2)).satisfies(blind -> {
            assertThat(blind.qualityPassed()).isFalse();
            assertThat(blind.stabilityPassed()).isTrue();
        });
        assertThat(rows.get(4)).satisfies(unstable -> {
            assertThat(unstable.accuracy()).isNaN();
            assertThat(unstable.qualityPassed()).isFalse();
            assertThat(unstable.note()).contains("loss was");
        });
    }
}
