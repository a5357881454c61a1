package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.service.telemetry.Hop;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is done with one delivery of a record, up to the answer being stored; returns how to acknowledge it. Runs on a
 * work thread, so that the queue's own thread can renew the lock meanwhile, also while a broker's outage delays the answer.
 */
final class Delivery<E extends Event> {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(2);
    /** An answer belongs to the trace of its question. */
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage");

    private final Lane<E> lane;
    private final ConsumerRecord<byte[], byte[]> record;
    private final RecordId id;
    private final int count;

    Delivery(Lane<E> lane, ConsumerRecord<byte[], byte[]> record) {
        this.lane = lane;
        this.record = record;
        id = RecordId.of(record);
        count = record.deliveryCount().orElse((short) 1);
    }

    AcknowledgeType call() throws InterruptedException {
        if (lane.memory().isAnswered(id)) {
            LOG.infof("%s comes again for %s after its answer was published; acknowledged", id, lane.group());
            return AcknowledgeType.ACCEPT;
        }
        Event event;
        try {
            event = Events.decode(record.value());
        } catch (UndecodableEventException e) {
            LOG.errorf("%s of %s goes to the dead letters: %s", id, lane.group(), e.getMessage());
            lane.publisher().publish(List.of(DeadLetter.of(record, lane.group(), String.valueOf(e.getMessage()), e)));
            return AcknowledgeType.REJECT;
        }
        Class<E> type = lane.work().type();
        if (!type.isInstance(event)) {
            return AcknowledgeType.ACCEPT;
        }
        try (Hop hop = lane.telemetry().receive("process " + record.topic(), event, record.headers());
                var inHop = hop.enter()) {
            hop.attribute("messaging.consumer.group.name", lane.group()).attribute("evonorm.delivery", count);
            return count > lane.settings().deliveries()
                    ? giveUp(type.cast(event), hop)
                    : perform(type.cast(event), hop);
        }
    }

    private AcknowledgeType perform(E event, Hop hop) throws InterruptedException {
        long start = System.nanoTime();
        String what = "%s %s (%s, delivery %d)".formatted(lane.group(), event.candidateId(), id, count);
        try {
            List<Publication> answer;
            try (var watch = lane.deadline().watch(what, lane.work().hardDeadline(event), lane.work()::waited)) {
                answer = lane.work().perform(event);
            }
            lane.publisher().publish(records(answer, hop));
            lane.memory().answered(id);
            said(what, Duration.ofNanos(System.nanoTime() - start));
            return AcknowledgeType.ACCEPT;
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // An error of one candidate (out of memory, a native library's) must not end the work on all others.
            LOG.errorf(e, "%s failed and is handed back", what);
            hop.failed(e);
            lane.memory().failed(id, e);
            Thread.sleep(lane.settings().retryDelay().multipliedBy(count).toMillis());
            return AcknowledgeType.RELEASE;
        }
    }

    /** Where thousands are answered in a second, saying so would be most of the work. */
    private static void said(String what, Duration took) {
        LOG.logf(
                took.compareTo(WORTH_A_LINE) < 0 ? Logger.Level.DEBUG : Logger.Level.INFO,
                "%s is answered after %d ms",
                what,
                took.toMillis());
    }

    private AcknowledgeType giveUp(E event, Hop hop) throws InterruptedException {
        @Nullable Throwable cause = lane.memory().lastFailure(id).orElse(null);
        String reason = "delivered %d times without an answer; %s"
                .formatted(count - 1, cause == null ? "its workers ended or overran their locks" : "last: " + cause);
        LOG.errorf("%s of %s goes to the dead letters: %s", id, lane.group(), reason);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            records.addAll(records(lane.work().giveUp(event, reason), hop));
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s of %s has a dead letter alone, since giving up failed as well", id, lane.group());
            reason += "; giving up failed: " + e;
            cause = e;
        }
        records.add(DeadLetter.of(record, lane.group(), reason, cause));
        lane.publisher().publish(records);
        lane.memory().answered(id);
        return AcknowledgeType.ACCEPT;
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<Publication> answer, Hop hop) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Publication publication : answer) {
            Event event = publication.event();
            hop.says(event);
            records.add(new ProducerRecord<>(
                    publication.topic(),
                    null,
                    event.key().getBytes(StandardCharsets.UTF_8),
                    Events.encode(event).getBytes(StandardCharsets.UTF_8),
                    hop.into(trace())));
        }
        return records;
    }

    /** Where telemetry is off here, the sender's context is passed on to where it is not. */
    private Headers trace() {
        Headers trace = new RecordHeaders();
        for (Header header : record.headers()) {
            if (TRACE.contains(header.key())) {
                trace.add(header);
            }
        }
        return trace;
    }
}
