package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class BenchPeerTest {
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void without_torch_it_says_what_to_install_and_ends_with_code_3() {
        Called none = Called.with("bench", "peer", "--python", "/no/such/python");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err()).contains("/no/such/python", "python3-torch", "--python");

        Called empty = Called.with("bench", "peer", "--python", "/bin/false");
        assertThat(empty.exitCode()).isEqualTo(3);
        assertThat(empty.err()).contains("/bin/false cannot load PyTorch", "pip install torch");
    }

    @Test
    void wrong_figures_are_refused_with_their_limits() {
        assertThat(Called.with("bench", "peer", "--batch", "5000").err()).contains("--batch is 5000", "1 and 4096");
        assertThat(Called.with("bench", "peer", "--layer", "evonorm-b9").err()).contains("unknown layer 'evonorm-b9'");
    }

    @Test
    void networks_here_and_in_torch_have_the_same_parameters_loss_and_gradient() throws Exception {
        assumeThat(hasTorch()).as("%s has PyTorch", PYTHON).isTrue();

        Called called = Called.with(
                "bench",
                "peer",
                "--scale",
                "tiny",
                "--batch",
                "8",
                "--steps",
                "1",
                "--layer",
                "evonorm-b0,evonorm-s0,fused",
                "--python",
                PYTHON,
                "--json");

        assertThat(called.exitCode()).as(called.err()).isZero();
        JsonNode rows = Json.mapper().readTree(called.out()).path("rows");
        assertThat(rows).hasSize(9).allSatisfy(row -> {
            assertThat(row.path("difference").asDouble()).isLessThan(1e-4);
            assertThat(row.path("cpuRatio").asDouble()).isPositive();
        });
    }

    private static boolean hasTorch() throws Exception {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        Process process = new ProcessBuilder(PYTHON, "-c", "import torch")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
