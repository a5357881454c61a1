package dev.evonorm.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.selector.Searches.Wish;
import dev.evonorm.service.StoreRefusal;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The REST API of searches. What cannot be granted is answered with {@code {"error": "..."}}. */
@Path("/searches")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class SearchResource {
    private static final Logger LOG = Logger.getLogger(SearchResource.class);
    private static final int MOST_LAYERS = 1000;
    private static final int LONGEST_REASON = 200;

    private final Searches searches;
    private final Publisher publisher;
    private final Archive archive;
    private final JournalFeed feed;
    private final ObjectMapper json;

    SearchResource(Searches searches, Publisher publisher, Archive archive, JournalFeed feed, ObjectMapper json) {
        this.searches = searches;
        this.publisher = publisher;
        this.archive = archive;
        this.feed = feed;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<SearchStatus> create(String body) {
        NewSearch search = NewSearch.read(body, json);
        searches.requireRoom();
        if (!searches.create(search.searchId(), search.settings())) {
            throw Refusal.conflict("the search '%s' exists; choose another searchId".formatted(search.searchId()));
        }
        publisher.publishDue(search.searchId());
        return RestResponse.status(RestResponse.Status.CREATED, status(search.searchId()));
    }

    @GET
    public List<SearchSummary> list() {
        return searches.list();
    }

    @GET
    @Path("{id}")
    public SearchStatus status(@RestPath String id) {
        return searches.status(Ids.search(id)).orElseThrow(() -> Ids.unknown(id));
    }

    @GET
    @Path("{id}/settings")
    public SearchSettings settings(@RestPath String id) {
        return searches.settings(Ids.search(id)).orElseThrow(() -> Ids.unknown(id));
    }

    @GET
    @Path("{id}/layers")
    public Leaderboard layers(@RestPath String id, @QueryParam("limit") @DefaultValue("10") String limit) {
        return archive.leaderboard(id, settings(id), limit(limit));
    }

    @GET
    @Path("{id}/layers/{candidateId}")
    public RankedLayer layer(@RestPath String id, @RestPath String candidateId) {
        settings(id);
        return archive.layer(id, Ids.candidate(candidateId)).orElseThrow(() -> Ids.unknownCandidate(candidateId));
    }

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(
            @RestPath String id,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String last,
            @Context Sse sse) {
        String after = last == null || last.isBlank() ? Journal.BEGINNING : last;
        if (!Journal.isId(after)) {
            throw Refusal.badRequest("Last-Event-ID is '%s'; it must be the id of an entry".formatted(after));
        }
        return feed.after(id, settings(id), after, sse);
    }

    @POST
    @Path("{id}/pause")
    public SearchStatus pause(@RestPath String id, @QueryParam("reason") @DefaultValue("on request") String reason) {
        return request(id, Wish.PAUSE, reason);
    }

    @POST
    @Path("{id}/resume")
    public SearchStatus resume(@RestPath String id) {
        return request(id, Wish.RESUME, "");
    }

    @POST
    @Path("{id}/stop")
    public SearchStatus stop(@RestPath String id, @QueryParam("reason") @DefaultValue("on request") String reason) {
        return request(id, Wish.STOP, reason);
    }

    private SearchStatus request(String id, Wish wish, String reason) {
        SearchStatus before = status(id);
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.badRequest(
                    "the reason has %d characters; it may have %d".formatted(reason.length(), LONGEST_REASON));
        }
        if (!searches.request(id, wish, reason)) {
            throw Refusal.conflict("a search that is %s cannot %s"
                    .formatted(before.state(), wish)
                    .toLowerCase(Locale.ROOT));
        }
        publisher.publishDue(id);
        return status(id);
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, String>> refused(Refusal refusal) {
        return error(RestResponse.Status.fromStatusCode(refusal.status()), String.valueOf(refusal.getMessage()));
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, String>> away(RedisException e) {
        LOG.warnf("a request cannot be answered, Redis says: %s", e.getMessage());
        String reason = e instanceof RedisCommandExecutionException answer
                ? StoreRefusal.reason(answer).orElse("the store cannot be asked now")
                : "the store cannot be asked now";
        return error(RestResponse.Status.SERVICE_UNAVAILABLE, reason + "; try again");
    }

    private static RestResponse<Map<String, String>> error(RestResponse.Status status, String text) {
        return RestResponse.ResponseBuilder.create(status, Map.of("error", text))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_LAYERS) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number out of range
        }
        throw Refusal.badRequest("limit is '%s'; it must lie between 1 and %d".formatted(text, MOST_LAYERS));
    }
}
