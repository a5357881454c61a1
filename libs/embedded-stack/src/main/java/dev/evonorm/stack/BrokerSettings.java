package dev.evonorm.stack;

import java.nio.file.Path;
import java.util.Properties;

/** The configuration of a single broker that is its own controller: small, quick to restart, without surprises. */
final class BrokerSettings {
    private static final String MIB = Integer.toString(1024 * 1024);

    private BrokerSettings() {}

    static Properties of(Path logs, int port, int controllerPort) {
        Properties settings = new Properties();
        listeners(settings, port, controllerPort);
        settings.setProperty("log.dirs", logs.toString());
        singleNode(settings);
        topics(settings);
        shareGroups(settings);
        quickRestart(settings);
        small(settings);
        return settings;
    }

    private static void listeners(Properties settings, int port, int controllerPort) {
        String broker = "PLAINTEXT://127.0.0.1:" + port;
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listeners", broker + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", broker);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    }

    private static void singleNode(Properties settings) {
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void topics(Properties settings) {
        // A misspelt topic is an error, not a new topic.
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("num.partitions", "1");
        // Events are bounded by 1 MiB; the batch around one needs a little more.
        settings.setProperty("message.max.bytes", Integer.toString(1024 * 1024 + 64 * 1024));
        // What is stored is not compressed, so that the limit is that of what a consumer will hold: 10 MB of spaces are
        // 10 kB
        // on the wire.
        settings.setProperty("compression.type", "uncompressed");
        // A request of more is not even read; by default 100 MiB, of a heap of 256.
        settings.setProperty("socket.request.max.bytes", Integer.toString(16 * 1024 * 1024));
        // A run is read from its beginning when it is resumed, however long ago it was.
        settings.setProperty("log.retention.ms", "-1");
        settings.setProperty("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void shareGroups(Properties settings) {
        settings.setProperty("group.share.record.lock.duration.ms", "15000");
        settings.setProperty("group.share.min.record.lock.duration.ms", "1000");
        settings.setProperty("group.share.max.record.lock.duration.ms", "3600000");
        // Above the limit of the work queues, which give up with a dead letter; past this one the broker drops in
        // silence.
        settings.setProperty("group.share.delivery.count.limit", "10");
        // A killed worker keeps its partitions until its session lapses: 45 s by default.
        settings.setProperty("group.share.min.session.timeout.ms", "5000");
        settings.setProperty("group.share.session.timeout.ms", "10000");
        settings.setProperty("group.share.min.heartbeat.interval.ms", "500");
        // A new group has its partitions at a second or third heartbeat. Work queues ask for longer intervals later.
        settings.setProperty("group.share.heartbeat.interval.ms", "500");
    }

    private static void quickRestart(Properties settings) {
        // After kill -9 the new broker waits until the old one's registration lapses: 9 s by default. Shorter than
        // this, and
        // a machine that is busy with training makes the controller take the broker for dead.
        settings.setProperty("broker.session.timeout.ms", "3000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");
        settings.setProperty("controlled.shutdown.enable", "true");
    }

    private static void small(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        // By default the controller writes a record every half second that says nothing: for the members of a quorum.
        settings.setProperty("metadata.max.idle.interval.ms", "0");
        // Every 5 s by default, each time to the disk; a broker without followers does not need it.
        settings.setProperty("replica.high.watermark.checkpoint.interval.ms", "60000");
        // 128 MiB of heap by default.
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(2 * 1024 * 1024));
        settings.setProperty("log.cleaner.threads", "1");
        settings.setProperty("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        // 10 MiB a segment and index by default.
        settings.setProperty("log.index.size.max.bytes", MIB);
    }
}
