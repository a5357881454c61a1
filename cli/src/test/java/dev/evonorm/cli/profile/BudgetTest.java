package dev.evonorm.cli.profile;

import dev.evonorm.contracts.settings.BudgetSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BudgetTest {
    @Test
    void is_a_time_or_a_number_of_candidates_or_both() {
        assertThat(Budget.parse("10m")).isEqualTo(new BudgetSettings(Duration.ofMinutes(10), null));
        assertThat(Budget.parse("200")).isEqualTo(new BudgetSettings(null, 200L));
        assertThat(Budget.parse("10m, 200")).isEqualTo(new BudgetSettings(Duration.ofMinutes(10), 200L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "0", "0m", "-3", "10m,,x"})
    void anything_else_is_refused_with_both_forms(String text) {
        assertThatThrownBy(() -> Budget.parse(text)).hasMessageContaining("10m").hasMessageContaining("200");
    }
}
