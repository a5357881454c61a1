package dev.evonorm.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The hundred lines of Python compute what our interpreter does. */
class LayersInPythonIT {
    private static final ObjectMapper JSON = Json.mapper();
    private static final Shape SHAPE = new Shape(8, 6, 6, 16);
    private static final int RANDOM = 60;
    /** Relative, or absolute below one: both compute in doubles, in orders of their own. */
    private static final double CLOSE = 1e-8;

    private static List<LayerGraph> layers() {
        List<LayerGraph> layers = new ArrayList<>();
        Catalogue.layers().forEach(layer -> layers.add(layer.graph().withGroups(4)));
        RandomGraphs graphs = new RandomGraphs(SearchSpace.paper(true));
        SplittableRandom random = new SplittableRandom(11);
        IntStream.range(0, RANDOM).forEach(i -> layers.add(graphs.next(random)));
        return layers;
    }

    private static List<JsonNode> inPython(List<LayerGraph> layers, double[] x) throws Exception {
        Python python = Python.with("numpy", "kafka");
        List<Map<String, Object>> cases = new ArrayList<>();
        layers.forEach(layer -> cases.add(Map.of("graph", layer, "x", x)));
        String output = python.run(JSON.writeValueAsString(cases), "src/test/resources/layers.py");
        return output.lines().map(LayersInPythonIT::tree).toList();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line.replace("-Infinity", "null")
                    .replace("Infinity", "null")
                    .replace("NaN", "null"));
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void everyLayerComputesTheSame() throws Exception {
        List<LayerGraph> layers = layers();
        SplittableRandom random = new SplittableRandom(3);
        double[] x = random.doubles(SHAPE.size(), -2, 2).toArray();
        double[] zeros = new double[SHAPE.c()];
        double[] ones = new double[SHAPE.c()];
        Arrays.fill(ones, 1);

        List<JsonNode> answers = inPython(layers, x);

        int finite = 0;
        for (int i = 0; i < layers.size(); i++) {
            Tensor expected = new Interpreter(layers.get(i))
                    .training(Tensor.of(SHAPE, x), zeros, ones)
                    .output();
            if (expected.isFinite()) {
                finite++;
                assertSame(layers.get(i), expected.values(), answers.get(i).get("y"));
            }
        }
        assertThat(answers).hasSameSizeAs(layers);
        assertThat(finite).isGreaterThan(RANDOM / 2);
    }

    private static void assertSame(LayerGraph layer, double[] expected, JsonNode answer) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(answer.get(i).asDouble())
                    .as("value %d of %s", i, layer)
                    .isCloseTo(expected[i], within(CLOSE * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void theScoreIsOneWhereTheScaleDoesNotShow() throws Exception {
        List<LayerGraph> layers = List.of(
                Catalogue.find("evonorm-b0").orElseThrow().graph(),
                Catalogue.find("bn-relu").orElseThrow().graph(),
                Catalogue.find("evonorm-s0").orElseThrow().graph());

        List<JsonNode> answers = inPython(layers, new double[SHAPE.size()]);

        assertThat(answers.get(0).get("score").asDouble()).isCloseTo(1, within(0.01));
        assertThat(answers.get(1).get("score").asDouble()).isCloseTo(1, within(0.01));
        assertThat(answers.get(2).get("score").asDouble()).isBetween(0.5, 0.95);
    }
}
