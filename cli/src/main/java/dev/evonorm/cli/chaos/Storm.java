package dev.evonorm.cli.chaos;

import dev.evonorm.cli.chaos.FaultPlan.Planned;
import dev.evonorm.cli.chaos.check.DeadLetterRule;
import dev.evonorm.cli.chaos.check.TopicReader;
import dev.evonorm.cli.stack.LocalStack;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The faults that befall a running stack, in a thread of its own, from {@link #begin} until {@link #end}. The processes come
 * back by their supervisor alone.
 */
public final class Storm implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(90);
    private static final Duration ASK = Duration.ofSeconds(2);
    private final LocalStack stack;
    private final Consumer<String> notices;
    private final int kills;
    /** More than were asked for come after the search's own time, in the finals, which must end some time. */
    private final int mostKills;

    private final Duration every;
    private final FaultPlan plan;
    private final Sender sender;
    private final Traffic traffic;
    private final Recoveries recoveries;
    private final Health health;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::rage, "chaos-storm");
    private final Map<Target, Integer> killed = new EnumMap<>(Target.class);
    private final Map<Target, Integer> paused = new EnumMap<>(Target.class);
    private final AtomicInteger delays = new AtomicInteger();
    private int kill;

    /**
     * @param kills to be done at least, one each {@code every}
     * @param flowing whether the search gives every process work
     * @param notices told of every fault
     */
    public Storm(
            LocalStack stack, long seed, int kills, Duration every, BooleanSupplier flowing, Consumer<String> notices) {
        this.stack = stack;
        this.notices = notices;
        this.kills = kills;
        this.mostKills = kills + Target.values().length + kills / 5;
        this.every = every;
        this.plan = new FaultPlan(seed);
        this.sender = new Sender(stack.kafka(), seed);
        this.traffic = new Traffic(stack.kafka(), sender::repeat);
        this.health = new Health(stack);
        this.recoveries = new Recoveries(health::readyAgain, traffic, flowing, notices);
        thread.setDaemon(true);
    }

    /**
     * Lets it begin.
     *
     * @throws dev.evonorm.cli.refusal.Refusal where processes cannot be stopped and continued
     */
    public void begin() throws InterruptedException {
        Signals.require();
        thread.start();
    }

    private void rage() {
        try {
            long slot = System.nanoTime();
            while (over.getCount() > 0) {
                for (Planned planned : plan.next()) {
                    long at = slot + (long) (planned.at() * every.toNanos());
                    if (over.await(Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    befall(planned.fault());
                }
                slot += every.toNanos();
                over.await(Math.max(0, slot - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void befall(Fault fault) throws InterruptedException {
        if (fault instanceof Fault.Kill victim && kill < mostKills) {
            kill(victim.target());
        } else if (fault instanceof Fault.Pause pause) {
            pause(pause);
        } else if (fault instanceof Fault.DelayStore delay) {
            delay(delay.time());
        } else if (fault instanceof Fault.Inject bad) {
            sender.inject(bad.topic());
        }
    }

    private void kill(Target target) {
        Long pid = stack.processes().get(target.process());
        if (pid == null) {
            notices.accept("%s is down already and cannot be killed".formatted(target.process()));
            return;
        }
        kill++;
        killed.merge(target, 1, Integer::sum);
        recoveries.killed(target, pid);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        notices.accept("kill %d of %d: %s".formatted(kill, kills, target.process()));
    }

    private void pause(Fault.Pause pause) throws InterruptedException {
        Long pid = stack.processes().get(pause.target().process());
        if (pid == null || !Signals.stop(pid)) {
            return;
        }
        paused.merge(pause.target(), 1, Integer::sum);
        try {
            over.await(pause.time().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            Signals.go(pid);
        }
    }

    private void delay(Duration time) {
        RedisClient client = RedisClient.create(RedisURI.create(stack.redis()));
        client.setDefaultTimeout(ASK);
        try (var connection = client.connect()) {
            connection.sync().clientPause(time.toMillis());
            delays.incrementAndGet();
        } catch (RedisException away) {
            notices.accept("Redis cannot be delayed, it is away: " + away.getMessage());
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    /**
     * Lets it end, and waits until all processes are back and every bad record lies among the dead letters.
     *
     * @param tasks the search's objectives
     * @return what is still missing, in words, null if nothing is
     */
    public @Nullable String end(List<String> tasks) throws InterruptedException {
        over.countDown();
        thread.join();
        sender.finish();
        long deadline = System.nanoTime() + QUIET.toNanos();
        String missing = missing(tasks);
        while (missing != null && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            missing = missing(tasks);
        }
        return missing;
    }

    private @Nullable String missing(List<String> tasks) {
        List<Target> away = recoveries.open();
        if (!away.isEmpty()) {
            return "not back: " + away.toString().toLowerCase(Locale.ROOT);
        }
        try (TopicReader topics = new TopicReader(stack.kafka())) {
            List<String> missing = DeadLetterRule.missing(topics.flow(), topics.deadLetters(), tasks);
            return missing.isEmpty() ? null : "%d records, the first: %s".formatted(missing.size(), missing.get(0));
        }
    }

    /** What happened, and how each process came back. */
    public Damage damage() {
        List<Damage.Line> lines = Arrays.stream(Target.values())
                .map(target -> Damage.Line.of(
                        target.process(),
                        killed.getOrDefault(target, 0),
                        recoveries.times(target),
                        recoveries.unrecovered(target),
                        paused.getOrDefault(target, 0)))
                .toList();
        return new Damage(lines, delays.get(), sender.repeated(), sender.injected());
    }

    /** Whether every process of the stack is ready. */
    public static boolean allReady(LocalStack stack) {
        Health health = new Health(stack);
        return Arrays.stream(Target.values()).allMatch(health::ready);
    }

    @Override
    public void close() throws InterruptedException {
        over.countDown();
        if (thread.isAlive()) {
            thread.join();
        }
        recoveries.close();
        traffic.close();
        sender.close();
    }
}
