package dev.evonorm.training.worker;

import dev.evonorm.training.process.JavaCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@EnabledOnOs(OS.LINUX)
class TrainerMemoryIT {
    private static final JavaCommand JAVA = JavaCommand.quick().with(List.of("-Xmx300m"));

    @Test
    void every_candidate_is_trained_and_its_process_measured() throws Exception {
        List<TrainerMemory> told = new ArrayList<>();
        List<TrainerMemory> measured = TrainerMemory.measure(JAVA, 2, 1, told::add);
        assertThat(measured)
                .isEqualTo(told)
                .extracting(TrainerMemory::candidates)
                .containsExactly(1, 2);
        assertThat(measured).allSatisfy(at -> {
            assertThat(at.residentBytes()).isGreaterThan(at.heapBytes() + 100_000_000L);
            assertThat(at.heapBytes()).isPositive();
        });
    }

    @Test
    void a_process_that_cannot_start_is_said() {
        JavaCommand noSuchOption = JavaCommand.plain().with(List.of("-XX:NoSuchOption=1"));
        assertThatThrownBy(() -> TrainerMemory.measure(noSuchOption, 1, 1, at -> {}))
                .hasMessageContaining("ended with code 1 after 0 candidates of 1");
    }
}
