package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.service.RedisConnection;
import io.lettuce.core.RedisCommandExecutionException;
import io.quarkus.runtime.ShutdownEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.evaluated;
import static dev.evonorm.selector.Bench.failed;
import static dev.evonorm.selector.Bench.id;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.Bench.repeated;
import static dev.evonorm.selector.Bench.scored;
import static dev.evonorm.selector.SettingsFixture.MOBILENET;
import static dev.evonorm.selector.SettingsFixture.RESNET;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A Redis whose memory is spent, or that cannot write to its disk: it answers, and refuses to write. */
@ExtendWith(RedisServer.class)
class FullStoreIT {
    /** What a real Redis lacks, and how it is given back. */
    enum Lack {
        MEMORY("out of memory", "maxmemory") {
            @Override
            void begin(RedisConnection redis) {
                redis.commands().configSet("maxmemory", "1");
            }

            @Override
            void end(RedisConnection redis) {
                redis.commands().configSet("maxmemory", "0");
            }
        },

        /** Its snapshots fail, since their folder is gone; it says so until it is told to make none. */
        DISK("cannot write to its disk", "make room") {
            @Override
            void begin(RedisConnection redis) {
                String folder = redis.commands().configGet("dir").get("dir");
                try {
                    Path gone = Files.createTempDirectory("gone");
                    redis.commands().configSet("dir", gone.toString());
                    Files.delete(gone);
                    redis.commands().configSet("save", "3600 1");
                    redis.commands().bgsave();
                    await().until(() -> redis.commands().info("persistence").contains("rdb_last_bgsave_status:err"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    redis.commands().configSet("dir", folder);
                }
            }

            @Override
            void end(RedisConnection redis) {
                redis.commands().configSet("save", "");
            }
        };

        private final String[] words;

        Lack(String... words) {
            this.words = words;
        }

        abstract void begin(RedisConnection redis);

        abstract void end(RedisConnection redis);
    }

    static Stream<Arguments> lacksAndOrders() {
        return Stream.of(Lack.values())
                .flatMap(lack -> Stream.of(Order.values()).map(order -> Arguments.of(lack, order)));
    }

    private RedisConnection redis;

    @BeforeEach
    void keep(RedisConnection connection) {
        redis = connection;
    }

    @AfterEach
    void lackNothing() {
        Stream.of(Lack.values()).forEach(lack -> lack.end(redis));
    }

    private Map<String, String> everything() {
        Map<String, String> values = new TreeMap<>();
        for (String key : redis.commands().keys("*")) {
            values.put(key, new String(redis.commands().dump(key), StandardCharsets.ISO_8859_1));
        }
        return values;
    }

    private static Bench bench(RedisConnection redis, Order order) {
        SettingsFixture fixture = settings();
        fixture.order = order;
        fixture.inFlight = 6;
        fixture.references = List.of("bn-relu");
        return new Bench(redis, fixture).started();
    }

    @ParameterizedTest
    @MethodSource("lacksAndOrders")
    void everyStepIsRefusedAsAWholeAndDoneWhenThereIsRoomAgain(Lack lack, Order order) {
        Bench bench = bench(redis, order);
        bench.count(accepted(1), scored(1, RESNET, 0.1), accepted(2), repeated(4, 3));
        List<Event> next = List.of(
                scored(1, MOBILENET, 0.3), failed(2, RESNET), accepted(3), rejected(5, "probe"), repeated(6, 1));
        for (Event event : next) {
            Map<String, String> before = everything();
            lack.begin(redis);
            assertThatThrownBy(() -> bench.ledger.count(event)).isInstanceOf(RedisCommandExecutionException.class);
            assertThat(everything()).as("after %s", event).isEqualTo(before);
            lack.end(redis);
            assertThat(bench.count(event)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Lack.class)
    void finalsWishesAndTicksAreRefusedAsAWholeToo(Lack lack) {
        Bench bench = bench(redis, Order.ARRIVAL);
        bench.score(1, 0.3, 0.5);
        bench.run(Duration.ofMinutes(11));
        assertThat(bench.status().state()).isEqualTo(SearchState.FINALS);
        Map<String, String> before = everything();
        lack.begin(redis);
        assertThatThrownBy(() -> bench.ledger.countEvaluated(evaluated(id(1), 0.5)))
                .isInstanceOf(RedisCommandExecutionException.class);
        assertThatThrownBy(() -> bench.searches.request(Bench.ID, Searches.Wish.STOP, "enough"))
                .isInstanceOf(RedisCommandExecutionException.class);
        assertThatThrownBy(() -> bench.searches.tick(Bench.ID, false))
                .isInstanceOf(RedisCommandExecutionException.class);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Lack.class)
    void theSearchIsShownAsPausedWithTheReasonAndGoesOnByItself(Lack lack) throws Exception {
        Bench bench = bench(redis, Order.ARRIVAL);
        lack.begin(redis);
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> take(bench, rejected(1, "probe")));
        await().atMost(Duration.ofSeconds(10)).until(() -> bench.status().state() == SearchState.PAUSED);
        SearchStatus status = bench.status();
        assertThat(status.reason()).contains(lack.words);
        assertThat(status.funnel().dead()).isZero();
        assertThat(new StoreReady(bench.store).call().getData().orElseThrow()).containsKey("reason");
        assertThat(taking).isNotDone();

        lack.end(redis);

        taking.get(10, TimeUnit.SECONDS);
        assertThat(bench.status().state()).isEqualTo(SearchState.RUNNING);
        assertThat(bench.status().reason()).isNull();
        assertThat(bench.status().funnel().dead()).isEqualTo(1);
    }

    private static void take(Bench bench, CandidateRejected event) {
        Dispatch dispatch = bench.dispatch();
        try {
            Bench.take(bench.listener(dispatch), event);
        } finally {
            // Or it publishes what a later test, with the same Redis, has due.
            stop(dispatch);
        }
    }

    private static void stop(Dispatch dispatch) {
        try {
            dispatch.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
