package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.WorkerBench.Arrangement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerBenchIT {
    @Test
    void two_jobs_in_a_process_train_and_a_step_leaves_java_little_to_collect() throws InterruptedException {
        StepBench.Case smallest =
                new StepBench.Case(Catalogue.find("bn-relu").orElseThrow().graph(), Anchor.RESNET50, Scale.TINY, 4);

        WorkerBench.Throughput done = new WorkerBench(smallest, 50).run(new Arrangement(1, 2, 1), 1);

        assertThat(done.stepsPerSecond()).isPositive();
        assertThat(done.cpuMillis()).isPositive();
        // Objects around tensors; what a batch or an image holds would be 10 times as much at the least.
        assertThat(done.allocatedBytes()).isBetween(1.0, 10_000.0);
    }

    @Test
    void compared_are_processes_jobs_and_threads_on_all_cores() {
        assertThat(Arrangement.on(4))
                .containsExactly(new Arrangement(4, 1, 1), new Arrangement(1, 4, 1), new Arrangement(1, 1, 4));
    }
}
