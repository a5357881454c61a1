package dev.evonorm.cli.refusal;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTest {
    private static final List<String> KNOWN = List.of("bn-relu", "gn-relu", "frn", "evonorm-b0");

    @Test
    void suggests_the_word_that_differs_in_the_fewest_letters_first() {
        assertThat(Nearest.to("bn-rleu", KNOWN, 2)).containsExactly("bn-relu", "gn-relu");
    }

    @Test
    void suggests_nothing_for_a_word_unlike_any() {
        assertThat(Nearest.suggestion("qqqqqqqqqq", KNOWN, 3)).isEmpty();
    }

    @Test
    void suggests_words_of_which_only_a_part_was_typed() {
        assertThat(Nearest.to("b0", KNOWN, 2)).containsExactly("evonorm-b0");
    }

    @Test
    void does_not_mind_upper_case() {
        assertThat(Nearest.suggestion("FRN", KNOWN, 1)).isEqualTo("; did you mean 'frn'?");
    }
}
