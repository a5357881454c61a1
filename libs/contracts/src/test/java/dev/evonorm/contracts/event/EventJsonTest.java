package dev.evonorm.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.Samples;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventJsonTest {
    private static final ObjectMapper MAPPER = Json.mapper();

    static Stream<Event> events() {
        return Samples.events().stream();
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        assertThat(events().map(Event::getClass))
                .containsExactlyInAnyOrder(castAll(Event.class.getPermittedSubclasses()));
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Event>[] castAll(Class<?>[] classes) {
        return (Class<? extends Event>[]) classes;
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventReadsBackAsItWas(Event event) throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(event);

        assertThat(MAPPER.readValue(json, Event.class)).isEqualTo(event);
        assertThat(MAPPER.readTree(json).path("type").asText())
                .isEqualTo(event.getClass().getSimpleName());
        assertThat(json).doesNotContain("\"key\"");
        assertThat(event.key()).isEqualTo(event.candidateId());
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldFromALaterReleaseIsIgnored(Event event) throws JsonProcessingException {
        String json = MAPPER.writeValueAsString(event).replaceFirst("\\{", "{\"later\":{\"a\":[1]},");

        assertThat(MAPPER.readValue(json, Event.class)).isEqualTo(event);
    }

    @Test
    void whatMayBeMissingMayBeMissing() throws JsonProcessingException {
        Event first = new TournamentWon(
                "demo",
                "demo-00001",
                1,
                5,
                null,
                null,
                0,
                0,
                false,
                Samples.SPACE,
                Samples.REJECTION,
                Samples.TRAINING,
                List.of(),
                Order.ARRIVAL);

        String json = MAPPER.writeValueAsString(first);

        assertThat(json).doesNotContain("parent");
        assertThat(MAPPER.readValue(json, Event.class)).isEqualTo(first);
    }

    @Test
    void durationsAreWrittenInIso8601() throws JsonProcessingException {
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(Samples.TRAINING))
                        .path("deadline")
                        .asText())
                .isEqualTo("PT1M30S");
    }

    @Test
    void anUnknownEventAndABrokenOneAreRefused() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"type\":\"CandidateVanished\"}", Event.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("CandidateVanished");
        assertThatThrownBy(() -> MAPPER.readValue("{\"searchId\":\"demo\"}", Event.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aScoreThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> new CandidateScored("demo", "demo-00001", "resnet50", Double.NaN, Map.of()))
                .hasMessage("score is NaN; it must be finite: publish CandidateFailed instead");
    }

    @Test
    void idsAreAPureFunctionOfSearchAndTicket() {
        assertThat(CandidateIds.ofTicket("demo", 42)).isEqualTo("demo-00042");
        assertThat(CandidateIds.ofTicket("demo", 1_234_567)).isEqualTo("demo-1234567");
        assertThat(CandidateIds.ofReference("demo", "bn-relu")).isEqualTo("demo-ref-bn-relu");
    }

    @Test
    void topicsAreVersionedAndTheirDeadLettersNameTheGroup() {
        assertThat(Topics.all()).doesNotHaveDuplicates().allMatch(topic -> topic.matches("layers\\.[a-z]+\\.v1"));
        assertThat(Topics.deadLetters(Topics.ACCEPTED, Topics.taskGroup("resnet50")))
                .isEqualTo("layers.accepted.v1.task.resnet50.dlq");
    }
}
