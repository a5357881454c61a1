package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.json.GraphJson;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A candidate that was counted as the repetition of an earlier one, whatever the verdict on it said: {@code order.lua} tells
 * why. The journal keeps three lines, {@code ID TICKET PARENT ORIGINAL COST}, what was found of the original if it was
 * rejected, and the graph; read, they are the event that the rejection-service would have sent, had it known.
 */
final class ReusedVerdict {
    private static final int LINES = 3;
    private static final int WORDS = 5;

    private ReusedVerdict() {}

    /** Why a candidate was rejected: what the verdict on an equal function says as well. */
    record Finding(String test, @Nullable String anchor, Map<String, Double> figures, String reason) {
        static Finding of(CandidateRejected rejected) {
            return new Finding(rejected.test(), rejected.anchor(), rejected.figures(), rejected.reason());
        }
    }

    /** @throws IllegalStateException if the text is no such entry */
    static Event read(String searchId, String text, ObjectMapper json) {
        String[] lines = text.split("\n", LINES);
        String[] words = lines[0].split(" ", -1);
        if (lines.length < LINES || words.length < WORDS) {
            throw new IllegalStateException("unreadable journal entry: " + text);
        }
        String parent = words[2].isEmpty() ? null : words[2];
        long ticket = Long.parseLong(words[1]);
        double cost = Double.parseDouble(words[4]);
        if (lines[1].isEmpty()) {
            return new CandidateRepeated(searchId, words[0], ticket, parent, GraphJson.read(lines[2]), words[3], cost);
        }
        Finding finding = finding(lines[1], json);
        return new CandidateRejected(
                searchId,
                words[0],
                ticket,
                parent,
                GraphJson.read(lines[2]),
                finding.test(),
                finding.anchor(),
                finding.figures(),
                finding.reason(),
                words[3],
                cost);
    }

    private static Finding finding(String text, ObjectMapper json) {
        try {
            return json.readValue(text, Finding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable journal entry: " + text, e);
        }
    }
}
