package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.SearchState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A search's journal as a stream that stays open until the search has ended and all of it was sent. It reads small blocks
 * on worker threads as the listener takes them, so any number of slow listeners holds neither a thread nor much memory.
 */
@Singleton
final class JournalFeed {
    private static final int BLOCK = 50;

    private final Journal journal;
    private final Searches searches;
    private final SelectorConfig config;
    private final ObjectMapper json;
    private final AtomicInteger listeners = new AtomicInteger();

    JournalFeed(Journal journal, Searches searches, SelectorConfig config, ObjectMapper json) {
        this.journal = journal;
        this.searches = searches;
        this.config = config;
        this.json = json;
    }

    /** @throws Refusal (429) if as many listen as may; a few more slip in when they come at the same moment */
    Multi<OutboundSseEvent> after(String searchId, SearchSettings settings, String id, Sse sse) {
        if (listeners.get() >= config.listeners()) {
            throw Refusal.tooMany(
                    "%d listen to journals and no more may; try again later, or raise evonorm.selector.listeners"
                            .formatted(config.listeners()));
        }
        return blocks(searchId, settings, id)
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(() -> listeners.decrementAndGet())
                .onItem()
                .transformToMultiAndConcatenate(block -> Multi.createFrom().iterable(block.entries()))
                .map(entry ->
                        sse.newEventBuilder().id(entry.id()).data(text(entry)).build());
    }

    private record Block(List<JournalEntry> entries, boolean last) {}

    /** How far one listener has read; used by one read at a time. */
    private static final class Cursor {
        private String id;

        Cursor(String id) {
            this.id = id;
        }
    }

    private Multi<Block> blocks(String searchId, SearchSettings settings, String id) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Cursor(id), cursor -> Uni.createFrom()
                        .item(() -> next(searchId, settings, cursor))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .onItem()
                        .call(block -> block.entries().isEmpty() && !block.last()
                                ? Uni.createFrom().nullItem().onItem().delayIt().by(config.journalPoll())
                                : Uni.createFrom().nullItem()))
                .whilst(block -> !block.last());
    }

    /** The state is read before the entries: nothing is added to the journal of a search that has ended. */
    private Block next(String searchId, SearchSettings settings, Cursor cursor) {
        boolean ended = searches.state(searchId).map(SearchState::ended).orElse(true);
        List<JournalEntry> entries = journal.after(searchId, settings, cursor.id, BLOCK);
        if (!entries.isEmpty()) {
            cursor.id = entries.get(entries.size() - 1).id();
        }
        return new Block(entries, ended && entries.size() < BLOCK);
    }

    private String text(JournalEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry always has a JSON form", e);
        }
    }
}
