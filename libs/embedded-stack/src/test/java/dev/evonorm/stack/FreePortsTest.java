package dev.evonorm.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FreePortsTest {
    @Test
    void portsTakenTogetherDiffer() {
        assertThat(FreePorts.take(20)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aNumberThatIsNoPortIsRefused() {
        assertThatThrownBy(() -> FreePorts.requireFree("Redis", 70_000))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("70000");
    }
}
