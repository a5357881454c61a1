package dev.evonorm.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NewSearchTest {
    private static final ObjectMapper JSON = Json.mapper();

    private static ObjectNode body() {
        ObjectNode body = JSON.createObjectNode().put("searchId", "demo");
        body.set("settings", JSON.valueToTree(SettingsFixture.settings().build()));
        return body;
    }

    private static void assertRefused(Consumer<ObjectNode> change, String... words) {
        ObjectNode body = body();
        change.accept(body);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> NewSearch.read(body.toString(), JSON))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.getMessage()).contains(words);
                });
    }

    @Test
    void settingsComeThroughAsTheyWereSent() {
        NewSearch search = NewSearch.read(body().toString(), JSON);
        assertThat(search.searchId()).isEqualTo("demo");
        assertThat(search.settings()).isEqualTo(SettingsFixture.settings().build());
    }

    @Test
    void aBadIdIsRefused() {
        for (String id : List.of("", "-a", "A", "a b", "a".repeat(49), "a}:x", "a\n")) {
            assertRefused(body -> body.put("searchId", id), "searchId", "a-z");
        }
    }

    @Test
    void aMissingFieldIsNamedWithItsPath() {
        assertRefused(
                body -> body.withObject("/settings/space").remove("nodes"), "body.settings.space.nodes", "missing");
        assertRefused(body -> body.withObject("/settings").remove("objectives"), "body.settings.objectives");
        assertRefused(body -> body.remove("settings"), "body.settings");
        assertRefused(body -> body.withObject("/settings").putNull("rejection"), "body.settings.rejection");
    }

    @Test
    void anUnknownFieldIsNamedWithThoseThatAreKnown() {
        assertRefused(
                body -> body.withObject("/settings/budget").put("minutes", 3), "budget.minutes", "time", "candidates");
    }

    @Test
    void aValueOutOfRangeIsRefusedWithItsLimits() {
        assertRefused(body -> body.withObject("/settings").put("ticketsInFlight", 0), "ticketsInFlight is 0", "1");
        assertRefused(
                body -> body.withObject("/settings/population").put("initialSize", 101),
                "initialSize is 101",
                "window",
                "100");
    }

    @Test
    void aValueOfTheWrongKindIsRefused() {
        assertRefused(body -> body.withObject("/settings").put("space", 3), "body.settings.space", "object");
        assertRefused(body -> body.withObject("/settings").put("objectives", "resnet50"), "objectives", "array");
        assertRefused(body -> body.withObject("/settings").put("strategy", "luck"), "luck");
        assertRefused(body -> body.withObject("/settings").put("ticketDeadline", "soon"), "soon");
    }

    @Test
    void aNumberIsNotRoundedAndANameIsNoNumber() {
        assertRefused(body -> body.withObject("/settings/space").put("nodes", 1.5), "nodes is 1.5", "whole number");
        assertRefused(body -> body.withObject("/settings/space").put("nodes", 1L << 40), "nodes", "whole number");
        assertRefused(body -> body.withObject("/settings/space").put("batchAggregations", 1), "true or false");
        assertRefused(body -> body.put("searchId", 12), "body.searchId is 12", "a text");
    }

    @Test
    void aDataSetIsANameAndNoPath() {
        for (String data :
                List.of("../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "..", "", "a\u0000b", "x".repeat(65))) {
            assertRefused(body -> body.withObject("/settings/scoring").put("data", data), "data is", "a name is");
        }
    }

    @Test
    void aRefusalDoesNotRepeatARequestOfAnyLength() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> NewSearch.read("[" + "1,".repeat(50_000) + "1]", JSON))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void referencesMustBeLayersOfTheCatalogueAndNamedOnce() {
        assertRefused(
                body -> body.withObject("/settings").putArray("references").add("bn-rleu"), "bn-rleu", "bn-relu");
        assertRefused(
                body -> body.withObject("/settings/finals")
                        .putArray("references")
                        .add("frn")
                        .add("frn"),
                "finals.references",
                "once");
        assertRefused(
                body -> body.withObject("/settings")
                        .putArray("objectives")
                        .add("a")
                        .add("a"),
                "objectives",
                "once");
    }

    @Test
    void anObjectiveIsANameOrABlockThatSaysWhichScoresAreGood() {
        ObjectNode body = body();
        body.withObject("/settings")
                .putArray("objectives")
                .add("a")
                .addObject()
                .put("name", "cost")
                .put("better", "lower")
                .put("unit", "ms");
        assertThat(NewSearch.read(body.toString(), JSON).settings().objectives().lower())
                .containsExactly("cost");

        assertRefused(
                wrong -> wrong.withObject("/settings")
                        .putArray("objectives")
                        .addObject()
                        .put("name", "cost"),
                "objectives has a block without better");
        assertRefused(
                wrong -> wrong.withObject("/settings")
                        .putArray("objectives")
                        .addObject()
                        .put("weight", 3),
                "body.settings.objectives[0].weight is unknown",
                "unit");
        assertRefused(
                wrong -> wrong.withObject("/settings").putArray("objectives").add(3),
                "body.settings.objectives[0] is 3");
    }

    @Test
    void whatIsNoJsonObjectIsRefused() {
        for (String text : List.of("", "[]", "3", "{", "null")) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> NewSearch.read(text, JSON));
        }
    }
}
