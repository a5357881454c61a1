package dev.evonorm.cli.chaos.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.graph.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small search that has ended, told event by event, and what its store and topics then hold; all of it can be doctored. */
final class Scene {
    static final SearchSettings SETTINGS = Profile.overriding(
                    "scene",
                    """
                    budget: {candidates: 3}
                    population: {initialSize: 1, window: 2}
                    ticketsInFlight: 2
                    objectives: [a, b]
                    references: []
                    finals: {finalists: 1, references: []}
                    """)
            .settings();

    private static final String GRAPH =
            GraphJson.write(Catalogue.find("evonorm-s0").orElseThrow().graph());

    final List<JournalEntry> journal = new ArrayList<>();
    final List<StoredRecord> records = new ArrayList<>();
    final List<StoredRecord> deadLetters = new ArrayList<>();
    final Map<String, String> state = new HashMap<>();
    final SortedMap<Long, String> population = new TreeMap<>();
    final Map<String, Double> ranking = new HashMap<>();
    final Map<String, String> finals = new HashMap<>();
    final Set<String> open = new HashSet<>();
    final Set<String> waiters = new HashSet<>();
    final List<String> counted = new ArrayList<>();
    private int offset;

    /**
     * Ticket 1 is scored, 2 rejected by the probe, 3 repeats 1, 4 is scored, 5 fails in a task, 6 is scored; then the finals.
     * Windows of two: the members are at last 4 and 6.
     */
    static Scene whole() {
        Scene scene = new Scene();
        scene.ticket(1, null).ticket(2, null);
        scene.accepted(1).scored(1, "b", 0.5).scored(1, "a", 0.25).ticket(3, id(1));
        scene.rejected(2).ticket(4, id(1));
        scene.repeated(3, 1).ticket(5, id(3));
        scene.scored(4, "a", 0.5).accepted(4).scored(4, "b", 1).ticket(6, id(4));
        scene.accepted(5).failed(5, "b");
        scene.accepted(6).scored(6, "a", 0.125).scored(6, "b", 0.125);
        scene.add(event("FinalistNamed", 4, ",\"rank\":1,\"anchors\":[],\"graph\":" + GRAPH), Topics.FINALISTS);
        scene.add(event("FinalistEvaluated", 4, ",\"accuracies\":{\"x\":0.5},\"figures\":{}"), Topics.EVALUATED);
        scene.store();
        scene.badRecord(Topics.PROPOSED, "rejection", "00-1-2-01");
        return scene;
    }

    private void store() {
        Map<String, String> counters = Map.of(
                "state",
                "done",
                "tickets",
                "6",
                "dead",
                "1",
                "repeated",
                "1",
                "accepted",
                "3",
                "scored",
                "3",
                "failed",
                "1",
                "arrived",
                "4",
                "oldest",
                "3");
        state.putAll(counters);
        population.put(3L, id(4) + " 0.5 1.0");
        population.put(4L, id(6) + " 0.125 0.125");
        ranking.putAll(Map.of(id(1), -0.375, id(4), -0.75, id(6), -0.125));
        finals.put(id(4), "1");
        journal.forEach(entry -> counted.add(entry.id()));
    }

    Evidence evidence() {
        return new Evidence(
                "s",
                SETTINGS,
                journal,
                records,
                deadLetters,
                new StoredState(
                        state, open, Set.of(), Set.of(), population, ranking, finals, Set.of(), waiters, counted),
                null);
    }

    static String id(int ticket) {
        return "s-%05d".formatted(ticket);
    }

    Scene ticket(int ticket, @Nullable String parent) {
        String from = parent == null ? "" : ",\"parentId\":\"" + parent + "\"";
        return add(event("TournamentWon", ticket, from + ",\"ticket\":" + ticket), Topics.WINNERS);
    }

    Scene accepted(int ticket) {
        String rest = ",\"ticket\":%d,\"figures\":{},\"graph\":%s".formatted(ticket, GRAPH);
        return add(event("CandidateAccepted", ticket, rest), Topics.ACCEPTED);
    }

    Scene rejected(int ticket) {
        String rest = ",\"ticket\":%d,\"figures\":{},\"test\":\"probe\",\"reason\":\"dead\",\"graph\":%s"
                .formatted(ticket, GRAPH);
        return add(event("CandidateRejected", ticket, rest), Topics.REJECTED);
    }

    Scene repeated(int ticket, int original) {
        String rest = ",\"ticket\":%d,\"sameAs\":\"%s\",\"graph\":%s".formatted(ticket, id(original), GRAPH);
        return add(event("CandidateRepeated", ticket, rest), Topics.REJECTED);
    }

    Scene scored(int ticket, String task, double score) {
        String rest = ",\"task\":\"%s\",\"score\":%s,\"figures\":{}".formatted(task, score);
        return add(event("CandidateScored", ticket, rest), Topics.SCORED);
    }

    Scene failed(int ticket, String task) {
        return add(event("CandidateFailed", ticket, ",\"task\":\"" + task + "\",\"reason\":\"r\""), Topics.SCORED);
    }

    static Event event(String type, int ticket, String rest) {
        try {
            return Json.mapper()
                    .readValue(
                            "{\"type\":\"%s\",\"searchId\":\"s\",\"candidateId\":\"%s\"%s}"
                                    .formatted(type, id(ticket), rest),
                            Event.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Counts an event that a topic holds. */
    Scene add(Event event, String topic) {
        count(event);
        return publish(event, topic);
    }

    void count(Event event) {
        int number = journal.size() + 1;
        journal.add(new JournalEntry(number + "-0", Instant.ofEpochSecond(1000 + number), event));
    }

    Scene publish(Event event, String topic) {
        records.add(new StoredRecord(topic, 0, offset, Instant.ofEpochSecond(1000 + offset), Map.of(), 100, event));
        offset++;
        return this;
    }

    /** A record that is no event, and its dead letter. */
    void badRecord(String topic, String group, String trace) {
        records.add(new StoredRecord(topic, 0, offset, Instant.EPOCH, Map.of("traceparent", trace), 3, null));
        deadLetters.add(new StoredRecord(
                Topics.deadLetters(topic, group),
                0,
                deadLetters.size(),
                Instant.EPOCH,
                Map.of(
                        "dead-letter-reason",
                        "no event",
                        "dead-letter-topic",
                        topic,
                        "dead-letter-partition",
                        "0",
                        "dead-letter-offset",
                        Integer.toString(offset),
                        "traceparent",
                        trace),
                3,
                null));
        offset++;
    }
}
