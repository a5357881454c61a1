package dev.evonorm.selector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker and a real Redis. */
@QuarkusTest
@QuarkusTestResource(value = Stack.class, restrictToAnnotatedClass = true)
class SelectorServiceIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(root);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(200));
    }

    private static SettingsFixture small() {
        SettingsFixture fixture = SettingsFixture.settings();
        fixture.candidates = 12L;
        fixture.references = List.of("bn-relu");
        fixture.finalReferences = List.of("bn-relu");
        return fixture;
    }

    private static ObjectNode body(String searchId, SearchSettings settings) {
        ObjectNode body = Json.mapper().createObjectNode().put("searchId", searchId);
        body.set("settings", Json.mapper().valueToTree(settings));
        return body;
    }

    private List<JournalEntry> listen(String searchId) {
        try {
            return client.events(searchId, null);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aSearchGoesFromItsFirstTicketToItsPodium() throws Exception {
        SearchSettings settings = small().build();
        HttpResponse<String> created =
                client.post("/searches", body("whole", settings).toString());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        CompletableFuture<List<JournalEntry>> live = CompletableFuture.supplyAsync(() -> listen("whole"));
        CompletableFuture<List<JournalEntry>> other = CompletableFuture.supplyAsync(() -> listen("whole"));
        SearchStatus done;
        try (Players players = new Players(bootstrapServers)) {
            await().atMost(SOON)
                    .until(() ->
                            client.get("/searches/whole", SearchStatus.class).state() == SearchState.DONE);
            done = client.get("/searches/whole", SearchStatus.class);
            assertThat(players.seenTwice)
                    .as("tickets published twice though all went well")
                    .isEmpty();
        }

        Funnel funnel = done.funnel();
        assertThat(done.inFlight()).isZero();
        assertThat(funnel.scored()).isBetween(12L, 15L);
        assertThat(funnel.accepted()).isEqualTo(funnel.scored());
        assertThat(funnel.failedQuality() + funnel.repeated() + funnel.scored()).isEqualTo(funnel.issued());
        assertThat(client.get("/searches/whole/settings", SearchSettings.class)).isEqualTo(settings);
        assertThat(client.get("/searches").body()).contains("{\"searchId\":\"whole\",\"state\":\"done\"}");

        Leaderboard leaderboard = client.get("/searches/whole/layers?limit=3", Leaderboard.class);
        assertThat(leaderboard.top()).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b.mean(), a.mean()));
        assertThat(leaderboard.references()).extracting(RankedLayer::name).containsExactly("bn-relu");
        assertThat(leaderboard.podium()).as("one place and a reference").hasSize(2);
        assertThat(leaderboard.podium().get(0).name()).isEqualTo("bn-relu");
        String best = leaderboard.top().get(0).candidateId();
        assertThat(client.get("/searches/whole/layers/" + best, RankedLayer.class))
                .isEqualTo(leaderboard.top().get(0));

        List<JournalEntry> journal = live.get();
        assertThat(other.get()).isEqualTo(journal);
        assertThat(journal).extracting(JournalEntry::id).doesNotHaveDuplicates();
        assertThat(journal.stream().filter(entry -> entry.event() instanceof TournamentWon))
                .hasSize((int) funnel.issued());
        assertThat(journal.stream().filter(entry -> entry.event() instanceof CandidateScored))
                .hasSize(2 * ((int) funnel.scored() + 1));
        assertThat(journal.get(journal.size() - 1).event()).isInstanceOf(FinalistEvaluated.class);
        JournalEntry middle = journal.get(journal.size() / 2);
        assertThat(client.events("whole", middle.id()))
                .isEqualTo(journal.subList(journal.size() / 2 + 1, journal.size()));
        assertThat(client.events("whole", journal.get(journal.size() - 1).id())).isEmpty();
    }

    @Test
    void aSearchCanBePausedResumedAndStopped() throws Exception {
        String body = body("stopped", small().build()).toString();
        client.post("/searches", body);
        assertThat(client.post("/searches", body).statusCode()).isEqualTo(409);
        HttpResponse<String> paused = client.post("/searches/stopped/pause?reason=lunch", "");
        assertThat(Client.read(paused.body(), SearchStatus.class))
                .returns(SearchState.PAUSED, SearchStatus::state)
                .returns("lunch", SearchStatus::reason);
        assertThat(client.post("/searches/stopped/resume", "").statusCode()).isEqualTo(200);
        assertThat(client.post("/searches/stopped/stop", "").statusCode()).isEqualTo(200);
        assertThat(client.post("/searches/stopped/resume", "").statusCode()).isEqualTo(409);
        assertThat(client.post("/searches/stopped/resume", "").body())
                .isEqualTo("{\"error\":\"a search that is stopped cannot resume\"}");
        assertThat(client.events("stopped", null)).hasSize(4);
        assertThat(client.get("/searches/none").statusCode()).isEqualTo(404);
        assertThat(client.post("/searches/none/stop", "").statusCode()).isEqualTo(404);
        assertThat(client.get("/searches/none/events").statusCode()).isEqualTo(404);
        assertThat(client.get("/searches/stopped/layers/none").statusCode()).isEqualTo(404);
        assertThat(client.get("/searches/stopped/layers?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void timePassesWhileTheSearchRuns() throws Exception {
        client.post("/searches", body("time", small().build()).toString());
        await().atMost(SOON)
                .until(() -> client.get("/searches/time", SearchStatus.class)
                                .elapsed()
                                .toSeconds()
                        >= 2);
        client.post("/searches/time/stop", "");
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        assertThat(client.post("/searches", " ".repeat(300_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aBadBodyIsRefusedInWordsOfItsOwn() throws Exception {
        HttpResponse<String> refused = client.post("/searches", "{\"searchId\":");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).startsWith("{\"error\":\"the body is not JSON");
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersWithAReasonAndTheNextIsCounted() throws Exception {
        String topic = Topics.deadLetters(Topics.SCORED, "selector");
        client.post("/searches", body("letters", small().build()).toString());
        try (Players players = new Players(bootstrapServers);
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "group.id", "t", "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            players.publish(Topics.SCORED, "k", "not json");
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord<String, String>> letters = new ArrayList<>();
            await().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(500)).records(topic).forEach(letters::add);
                return !letters.isEmpty();
            });
            assertThat(letters.get(0).value()).isEqualTo("not json");
            assertThat(new String(
                            letters.get(0)
                                    .headers()
                                    .lastHeader("dead-letter-reason")
                                    .value(),
                            StandardCharsets.UTF_8))
                    .contains("the value is no event");
            await().atMost(SOON)
                    .until(() -> client.get("/searches/letters", SearchStatus.class)
                                    .funnel()
                                    .scored()
                            > 0);
        }
        client.post("/searches/letters/stop", "");
    }
}
