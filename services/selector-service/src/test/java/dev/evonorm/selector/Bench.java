package dev.evonorm.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.service.Events;
import dev.evonorm.service.Publication;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.UndecodableEventException;
import dev.evonorm.service.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** The selector's logic over a real Redis, with a clock that tests move and an outlet that they look into. */
final class Bench {
    static final String ID = "demo";
    static final LayerGraph GRAPH = Catalogue.find("frn").orElseThrow().graph();

    final List<Publication> published = Collections.synchronizedList(new ArrayList<>());
    final StoreCondition store = new StoreCondition();
    final Steps steps;
    final Searches searches;
    final Ledger ledger;
    final Archive archive;
    final Journal journal;
    final Publisher publisher;
    final SearchSettings settings;
    boolean brokerDown;
    Duration publishing = Duration.ZERO;
    private long millis = 1_000_000;

    Bench(RedisConnection redis, SettingsFixture fixture) {
        ObjectMapper json = Json.mapper();
        steps = new Steps(redis, () -> java.time.Instant.ofEpochMilli(millis), store);
        searches = new Searches(steps, json, new Config(), store);
        ledger = new Ledger(steps, searches, json, new Config());
        archive = new Archive(steps, json);
        journal = new Journal(steps, archive, json);
        publisher = new Publisher(steps, searches, archive, this::publish, new Config());
        settings = fixture.build();
    }

    private record Config(
            Duration draining,
            Duration tick,
            Duration lease,
            Duration measure,
            Duration journalPoll,
            int searches,
            int listeners)
            implements SelectorConfig {
        Config() {
            this(
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(10),
                    100,
                    64);
        }
    }

    private void publish(List<Publication> publications) throws OutletException {
        if (brokerDown) {
            throw new OutletException("the broker is down", new IllegalStateException());
        }
        pass(publishing);
        published.addAll(publications);
    }

    Bench started() {
        if (!searches.create(ID, settings)) {
            throw new IllegalStateException("exists");
        }
        searches.tick(ID, true);
        return this;
    }

    void pass(Duration time) {
        millis += time.toMillis();
    }

    /** Lets time pass as the service does, second by second. */
    void run(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            pass(Duration.ofSeconds(1));
            searches.tick(ID, false);
        }
    }

    SearchStatus status() {
        return searches.status(ID).orElseThrow();
    }

    List<String> publishedIds() {
        publisher.publishDue(ID);
        List<String> ids =
                published.stream().map(each -> each.event().candidateId()).toList();
        published.clear();
        return ids;
    }

    /** Takes what is due, as a publisher that dies before the broker has it. */
    void publishInVain() {
        brokerDown = true;
        publisher.publishDue(ID);
        brokerDown = false;
    }

    List<Event> journalled() {
        return journal.after(ID, settings, Journal.BEGINNING, 100_000).stream()
                .map(JournalEntry::event)
                .toList();
    }

    boolean count(Event... events) {
        boolean counted = true;
        for (Event event : events) {
            counted = ledger.count(event);
        }
        return counted;
    }

    /** Accepts a ticket's candidate and scores it on both objectives. */
    void score(long ticket, double first, double second) {
        count(
                accepted(ticket),
                scored(ticket, SettingsFixture.RESNET, first),
                scored(ticket, SettingsFixture.MOBILENET, second));
    }

    static String id(long ticket) {
        return CandidateIds.ofTicket(ID, ticket);
    }

    static CandidateAccepted accepted(long ticket) {
        return new CandidateAccepted(
                ID,
                id(ticket),
                ticket,
                null,
                null,
                GRAPH,
                Map.of(),
                SettingsFixture.settings().build().scoring(),
                List.of(),
                1);
    }

    static CandidateRejected rejected(long ticket, String test) {
        return new CandidateRejected(ID, id(ticket), ticket, null, GRAPH, test, null, Map.of(), "bad", null, 1);
    }

    static CandidateRepeated repeated(long ticket, long original) {
        return new CandidateRepeated(ID, id(ticket), ticket, null, GRAPH, id(original), 1);
    }

    static CandidateScored scored(long ticket, String task, double score) {
        return new CandidateScored(ID, id(ticket), task, score, Map.of());
    }

    static CandidateFailed failed(long ticket, String task) {
        return new CandidateFailed(ID, id(ticket), task, "diverged");
    }

    static FinalistEvaluated evaluated(String candidateId, double accuracy) {
        return new FinalistEvaluated(ID, candidateId, Map.of(SettingsFixture.RESNET, accuracy), Map.of());
    }

    /** Counts what comes, and wakes the dispatch, as in the service. */
    Listener listener(Dispatch dispatch) {
        return new Listener(ledger, dispatch, Telemetry.off(), new Tally(new SimpleMeterRegistry(), searches));
    }

    /** Takes the event as the record that it comes as. */
    static void take(Listener listener, CandidateRejected event) {
        byte[] value = Events.encode(event).getBytes(StandardCharsets.UTF_8);
        try {
            listener.on(new ConsumerRecord<>(Topics.REJECTED, 0, 0, null, value));
        } catch (UndecodableEventException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** Publishes beside the counting, as in the service. */
    Dispatch dispatch() {
        Dispatch dispatch = new Dispatch(publisher);
        dispatch.start();
        return dispatch;
    }
}
