package dev.evonorm.training.anchor;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;

import static org.assertj.core.api.Assertions.assertThat;

/** A layer without v0 and v1 has γ and β alone, as batch normalisation does: so counts compare with published ones. */
class PublishedSizesTest {
    private static final LayerGraph WITHOUT_VECTORS =
            Catalogue.find("relu").orElseThrow().graph();

    @Test
    void resNet50HasThePublishedSizeLessWhatPreActivationDoesNotNormalise() {
        long publishedVersion1 = 25_557_032;
        long stemAndProjections = 64 + 4 * (64 + 128 + 256 + 512);
        long afterLastConvolutions = 4 * (3 * 64 + 4 * 128 + 6 * 256 + 3 * 512);
        long beforeBlocks = (64 + 2 * 256) + (256 + 3 * 512) + (512 + 5 * 1024) + (1024 + 2 * 2048);
        long atTheEnd = 2048;
        long difference = 2 * (beforeBlocks + atTheEnd - stemAndProjections - afterLastConvolutions);

        assertThat(difference).isEqualTo(-7_680);
        assertThat(parameters(ResNet50.published(), 1000)).isEqualTo(publishedVersion1 + difference);
    }

    @Test
    void mobileNetV2HasThePublishedSize() {
        assertThat(parameters(MobileNetV2.published(), 1000)).isEqualTo(3_504_872);
    }

    @Test
    void efficientNetB0HasThePublishedSize() {
        assertThat(parameters(EfficientNetB0.published(), 1000)).isEqualTo(5_288_548);
    }

    @Test
    void thePaperScaleReducesTwiceLessThanThePublishedNetwork() {
        for (var networks : new Architecture[][] {
            {ResNet50.published(), ResNet50.at(Scale.PAPER)},
            {MobileNetV2.published(), MobileNetV2.at(Scale.PAPER)},
            {EfficientNetB0.published(), EfficientNetB0.at(Scale.PAPER)}
        }) {
            assertThat(networks[1].blocks()).hasSameSizeAs(networks[0].blocks());
            assertThat(reduction(networks[0])).isEqualTo(32);
            assertThat(reduction(networks[1])).isEqualTo(8);
        }
    }

    @Test
    void aLayerThatReadsV1AddsOneVectorAtEveryPlace() {
        LayerGraph s0 = Catalogue.find("evonorm-s0").orElseThrow().graph();
        long without = parameters(ResNet50.at(Scale.TINY), 10, WITHOUT_VECTORS);
        long channelsOfAllLayers = (16 + 8 + 8) + (32 + 16 + 16) + (64 + 16 + 16) + 64;

        assertThat(parameters(ResNet50.at(Scale.TINY), 10, s0)).isEqualTo(without + channelsOfAllLayers);
    }

    private static int reduction(Architecture architecture) {
        int stem =
                architecture.stem().stride() * Math.max(1, architecture.stem().poolStride());
        return architecture.blocks().stream().mapToInt(Block::stride).reduce(stem, (a, b) -> a * b);
    }

    private static long parameters(Architecture architecture, int classes) {
        return parameters(architecture, classes, WITHOUT_VECTORS);
    }

    private static long parameters(Architecture architecture, int classes, LayerGraph layer) {
        try (Graph graph = new Graph()) {
            GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT32);
            Variables variables = new Variables(builder, 1);
            LayerForm form = LayerForm.training(builder, variables, layer);
            new Network(builder, variables, form).logits(architecture, builder.placeholder(2, 32, 32, 3), classes);
            return variables.trained().stream().mapToLong(Variable::size).sum();
        }
    }
}
