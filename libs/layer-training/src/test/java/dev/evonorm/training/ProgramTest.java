package dev.evonorm.training;

import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.compile.Effort;
import dev.evonorm.training.fuse.Fusion;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProgramTest {
    private static final long SIZE = Fusion.LARGE;

    @ParameterizedTest
    @EnumSource(Effort.class)
    void only_the_effort_of_loops_runs_them_and_all_compute_the_same(Effort effort) {
        Graph graph = new Graph();
        GraphBuilder builder = Compiler.builder(graph, FloatType.FLOAT32, effort);
        Output<?> ones = builder.op("Fill", builder.longConstants(SIZE), builder.constant(1));
        Output<?> sum = builder.sumAll(builder.square(builder.exp(ones)));
        String name = Program.name(sum);

        try (Program program = Program.of(
                        graph, effort, ToySettings.THREADS, List.of(sum), List.of(builder.group(List.of())));
                Result result = program.runner().fetch(name).run()) {
            assertThat(program.graph().toGraphDef().getNodeList().stream()
                            .anyMatch(node -> node.getOp().equals("PartitionedCall")))
                    .isEqualTo(effort == Effort.LOOPS);
            assertThat(program.graph() == graph).isEqualTo(effort != Effort.LOOPS);
            assertThat(((TFloat32) result.get(0)).getFloat() / SIZE).isCloseTo((float) Math.exp(2), within(1e-2f));
        }
    }
}
