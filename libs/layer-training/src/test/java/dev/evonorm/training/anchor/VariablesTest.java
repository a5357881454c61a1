package dev.evonorm.training.anchor;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.InvertedResidual;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class VariablesTest {
    private final Graph graph = new Graph();
    private final GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT32);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void kernelsStartWithTheVarianceOfTheirKind() {
        Variables variables = new Variables(builder, 11);
        Architecture wide =
                new Architecture(new Stem(3, 1, 64, 0, true), List.of(new InvertedResidual(2, 5, 1, 32, false)), 0);
        LayerForm form = LayerForm.training(
                builder, variables, Catalogue.find("relu").orElseThrow().graph());
        new Network(builder, variables, form).logits(wide, builder.placeholder(2, 8, 8, 3), 100);

        assertDeviation(variables, Shape.of(3, 3, 3, 64), Math.sqrt(4.0 / (9 * 64)));
        assertDeviation(variables, Shape.of(1, 1, 64, 128), Math.sqrt(4.0 / 128));
        assertDeviation(variables, Shape.of(5, 5, 128, 1), Math.sqrt(2.0 / 25));
        assertDeviation(variables, Shape.of(32, 100), 0.01);
    }

    @Test
    void aSeedGivesTheSameKernelEveryTimeAndEveryKernelItsOwnNumbers() {
        Variables variables = new Variables(builder, 11);
        Variable first = variables.kernel(1, 50);
        Variable second = variables.kernel(1, 50);
        Variable again = new Variables(builder, 11).kernel(1, 50);
        Variable otherSeed = new Variables(builder, 12).kernel(1, 50);

        assertThat(start(again)).isEqualTo(start(first));
        assertThat(start(second)).isNotEqualTo(start(first));
        assertThat(start(otherSeed)).isNotEqualTo(start(first));
    }

    /** Layers differ in how many variables they have; what they are compared by must not. */
    @ParameterizedTest
    @MethodSource("networks")
    void everyLayerMeetsTheSameKernels(Architecture network) {
        List<float[]> beside = kernels(network, "bn-relu");

        for (String layer : List.of("evonorm-b0", "evonorm-s0", "relu")) {
            List<float[]> kernels = kernels(network, layer);
            assertThat(kernels).as(layer).hasSameSizeAs(beside);
            for (int i = 0; i < kernels.size(); i++) {
                assertThat(kernels.get(i)).as("%s, kernel %d", layer, i).isEqualTo(beside.get(i));
            }
        }
    }

    private static Stream<Architecture> networks() {
        return Stream.of(ResNet50.at(Scale.TINY), MobileNetV2.at(Scale.TINY), EfficientNetB0.at(Scale.TINY));
    }

    private List<float[]> kernels(Architecture network, String layer) {
        Variables variables = new Variables(builder, 11);
        LayerForm form = LayerForm.training(
                builder, variables, Catalogue.find(layer).orElseThrow().graph());
        new Network(builder, variables, form).logits(network, builder.placeholder(2, 16, 16, 3), 10);
        return variables.all().stream()
                .filter(variable -> variable.kind() == Variable.Kind.KERNEL)
                .map(this::start)
                .toList();
    }

    @Test
    void anotherNetworkCannotUseTheVariables() {
        Variables variables = new Variables(builder, 11);
        variables.kernel(1, 4, 2);
        variables.rewind();

        assertThatThrownBy(() -> variables.vector(0, 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("variable 0 is a KERNEL of [4, 2], asked for a VECTOR of [4]");
    }

    private void assertDeviation(Variables variables, Shape shape, double expected) {
        Variable kernel = variables.all().stream()
                .filter(variable -> variable.value().shape().equals(shape))
                .findFirst()
                .orElseThrow();
        float[] values = start(kernel);
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        assertThat(Math.sqrt(squares / values.length)).as("%s", shape).isCloseTo(expected, within(0.05 * expected));
    }

    /** The value that the initialiser gives; every call asks a fresh session. */
    private float[] start(Variable variable) {
        try (Session session = new Session(graph)) {
            session.runner().addTarget(variable.initialiser()).run().close();
            try (Result result = session.runner().fetch(variable.value()).run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                float[] values = new float[(int) tensor.size()];
                tensor.asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }
}
