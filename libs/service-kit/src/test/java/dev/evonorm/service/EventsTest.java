package dev.evonorm.service;

import dev.evonorm.contracts.event.CandidateFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventsTest {
    private static final CandidateFailed EVENT =
            new CandidateFailed("search", "search-00001", "resnet50", "NaN at step 3");

    @Test
    void encodingThenDecodingGivesTheSameEvent() throws Exception {
        assertThat(Events.decode(Events.encode(EVENT))).isEqualTo(EVENT);
        assertThat(Events.decode(Events.encode(EVENT).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "1",
                "{}",
                "{\"type\":\"Object\"}",
                "{\"type\":\"CandidateFailed\"} trailing"
            })
    void whatIsNoEventIsRefusedWithAReason(String value) {
        assertThatThrownBy(() -> Events.decode(value))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageStartingWith("the value is");
    }

    /** Jackson would make a text of it, which is no name when it is read again. */
    @Test
    void aNumberIsNoName() {
        String number =
                """
                {"type":"CandidateScored","searchId":"first","candidateId":"first-00001","task":-5,"score":0.5,"figures":{}}""";
        assertThatThrownBy(() -> Events.decode(number))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageStartingWith("the value is no event: task of a CandidateScored is '-5'; it must match");
    }

    @Test
    void whatWasKeptIsReadWhateverItsLength() throws Exception {
        CandidateFailed odd = new CandidateFailed("search", "search-00001", "-5", "x".repeat(Events.MAX_BYTES));
        assertThat(Events.decodeKept(Events.encode(odd))).isEqualTo(odd);
        assertThatThrownBy(() -> Events.decodeKept("{")).isInstanceOf(UndecodableEventException.class);
    }

    @Test
    void aRecordWithoutAValueIsRefused() {
        assertThatThrownBy(() -> Events.decode((String) null)).hasMessage("the record has no value");
        assertThatThrownBy(() -> Events.decode((byte[]) null)).hasMessage("the record has no value");
    }

    @ParameterizedTest
    @CsvSource({"x, 1048577", "é, 524289", "€, 349526"})
    void theLimitCountsBytes(String character, int times) {
        String value = character.repeat(times);
        assertThatThrownBy(() -> Events.decode(value)).hasMessageContaining("an event has at most 1048576");
        assertThatThrownBy(() -> Events.decode(value.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("an event has at most 1048576");
    }

    @Test
    void aValueOfExactlyTheLimitIsReadAsFarAsItGoes() {
        String padded = Events.encode(EVENT);
        String value = padded + " ".repeat(Events.MAX_BYTES - padded.length());
        assertThat(value).hasSize(Events.MAX_BYTES);
        assertThat(catchDecode(value)).isEqualTo(EVENT);
    }

    private static Object catchDecode(String value) {
        try {
            return Events.decode(value);
        } catch (UndecodableEventException e) {
            return e;
        }
    }
}
