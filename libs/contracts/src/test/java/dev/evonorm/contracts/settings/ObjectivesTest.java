package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.Samples;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ObjectivesTest {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final Objective COST = new Objective("training-cost", Better.LOWER, "ms");
    private static final Objectives FOUR = new Objectives(List.of(
            Objective.share("resnet50"),
            COST,
            Objective.share("mobilenetv2"),
            new Objective("throughput", Better.HIGHER, "images/s")));

    private static Objectives read(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, Objectives.class);
    }

    @Test
    void aShareIsItsNameAndWhatIsNoShareABlock() throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(FOUR);

        assertThat(json)
                .isEqualTo("[\"resnet50\",{\"name\":\"training-cost\",\"better\":\"lower\",\"unit\":\"ms\"},"
                        + "\"mobilenetv2\",{\"name\":\"throughput\",\"better\":\"higher\",\"unit\":\"images/s\"}]");
        assertThat(read(json)).isEqualTo(FOUR);
    }

    @Test
    void theListOfNamesOfOlderSettingsIsReadAsShares() throws JsonProcessingException {
        assertThat(read("[\"resnet50\",\"mobilenetv2\"]")).isEqualTo(Objectives.shares("resnet50", "mobilenetv2"));
    }

    @Test
    void aBlockMayGoWithoutAUnitAndIsNoShare() throws JsonProcessingException {
        Objectives read =
                read("[\"a\",{\"name\":\"nodes\",\"better\":\"lower\"},{\"name\":\"speed\",\"better\":\"higher\"}]");

        assertThat(read.all().get(1)).isEqualTo(new Objective("nodes", Better.LOWER, null));
        assertThat(read.lower()).containsExactly("nodes");
        assertThat(read.aside()).containsExactly("nodes", "speed");
        assertThat(read(MAPPER.writeValueAsString(read))).isEqualTo(read);
    }

    @Test
    void theMeanIsThatOfTheShares() {
        Map<String, Double> scores =
                Map.of("resnet50", 0.25, "mobilenetv2", 0.75, "training-cost", 812.0, "throughput", 1e6);

        assertThat(FOUR.mean(scores).orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(FOUR.mean(Map.of("training-cost", 3.0))).isEmpty();
        assertThat(FOUR.lower()).containsExactly("training-cost");
        assertThat(FOUR.aside()).containsExactly("training-cost", "throughput");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[] | objectives is empty",
                "['a','a'] | objectives is [a, a]; each may be named once",
                "['two words'] | objectives is 'two words'; a name is",
                "[{'name':'cost','better':'lower'}] | none is a bare name",
                "['a',{'name':'cost'}] | without better",
                "['a',{'better':'lower'}] | without name",
                "['a',{'name':'cost','better':'cheaper'}] | cheaper",
                "['a',{'name':'cost','better':'lower','unit':'milli seconds'}] | objectives has a unit of 13 characters",
            })
    void whatIsNoObjectiveIsRefusedInWords(String json, String words) {
        assertThatThrownBy(() -> read(json.replace('\'', '"'))).hasMessageContaining(words);
    }

    @Test
    void anAverageOverACostIsRefused() {
        PopulationSettings average = new PopulationSettings(20, 2500, 0.05, Criterion.AVERAGE, Order.ARRIVAL);

        assertThatThrownBy(() -> Samples.settings(average, FOUR))
                .hasMessage(
                        "population.criterion is average, and [training-cost, throughput] has no mean with the other"
                                + " objectives; use pareto");
    }
}
