package dev.evonorm.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.service.Events;
import dev.evonorm.service.UndecodableEventException;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every fact of a search, once, in the order in which it was counted. Events that came in are kept as they came; what the
 * selector decided is kept as a {@link Commission} and becomes its event when it is read. Thread-safe.
 */
@Singleton
final class Journal {
    /** Where reading starts that has read nothing yet. */
    static final String BEGINNING = "0-0";

    private static final Pattern ID = Pattern.compile("\\d{1,18}-\\d{1,18}");

    private final Steps steps;
    private final Archive archive;
    private final ObjectMapper json;

    Journal(Steps steps, Archive archive, ObjectMapper json) {
        this.steps = steps;
        this.archive = archive;
        this.json = json;
    }

    /** Whether a text has the form of an entry's id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The next entries after one, at most so many; none if there are no more yet. */
    List<JournalEntry> after(String searchId, SearchSettings settings, String id, int most) {
        Publications publications = new Publications(searchId, settings, graph -> archive.graph(searchId, graph));
        Range<String> rest = Range.from(Range.Boundary.excluding(id), Range.Boundary.unbounded());
        return steps.redis().xrange(new Keys(searchId).of("journal"), rest, Limit.from(most)).stream()
                .map(message -> entry(message, publications))
                .toList();
    }

    private JournalEntry entry(StreamMessage<String, String> message, Publications publications) {
        Map.Entry<String, String> fact = message.getBody().entrySet().iterator().next();
        String id = message.getId();
        Instant at = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
        if (fact.getKey().equals("event")) {
            return new JournalEntry(id, at, read(fact.getValue()));
        }
        if (fact.getKey().equals("reused")) {
            return new JournalEntry(id, at, ReusedVerdict.read(publications.searchId(), fact.getValue(), json));
        }
        Commission commission = Commission.parse(fact.getKey(), fact.getValue());
        return new JournalEntry(id, at, publications.of(commission).event());
    }

    private Event read(String event) {
        try {
            return Events.decodeKept(event);
        } catch (UndecodableEventException e) {
            throw new IllegalStateException("unreadable journal entry: " + event, e);
        }
    }
}
