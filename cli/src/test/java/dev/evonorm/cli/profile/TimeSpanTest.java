package dev.evonorm.cli.profile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"45s, PT45S", "10m, PT10M", "1h30m, PT1H30M", "2d, PT48H", "PT6M, PT6M", " 5M , PT5M"})
    void reads_durations_as_people_and_machines_write_them(String text, String iso) {
        assertThat(TimeSpan.parse(text)).contains(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "10 minutes", "-5m", "1.5h", "ptx", "5s10m", "99999999999999999999m"})
    void refuses_anything_else(String text) {
        assertThat(TimeSpan.parse(text)).isEmpty();
    }

    @Test
    void shows_hours_only_where_there_are_any() {
        assertThat(TimeSpan.clock(Duration.ofSeconds(245))).isEqualTo("4:05");
        assertThat(TimeSpan.clock(Duration.ofSeconds(3845))).isEqualTo("1:04:05");
    }
}
