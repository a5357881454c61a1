package dev.evonorm.cli.stack;

import dev.evonorm.stack.FreePorts;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A broker, a Redis and the five services on this machine. All start at once but the workers, which are the heaviest and
 * the last to get work: they wait for {@link #startWorkersLater} or {@link #startWorkers}, so that the first candidates are
 * decided soon. Closing ends the services before what they talk to, within ten seconds. Thread-safe; closing is idempotent.
 */
public final class LocalStack implements AutoCloseable {
    private static final Duration PATIENCE_WITH_SERVICES = Duration.ofSeconds(4);
    private static final Duration PATIENCE_WITH_BACKING = Duration.ofSeconds(2);
    /** Processes that write archives of their classes as they end. */
    private static final Duration PATIENCE_WITH_RECORDING = Duration.ofSeconds(90);

    /** At the latest: until a candidate is accepted, trainers have references only, and take the cores from its tests. */
    private static final Duration UNTIL_TRAINERS = Duration.ofSeconds(15);
    /** Long before there are finalists, and after the first candidates are decided. */
    private static final Duration UNTIL_EVAL = Duration.ofSeconds(25);

    private static final List<String> BACKING = List.of("broker", "redis");

    private final Installation installation;
    private final StackPlan plan;
    private final Supervisor supervisor;
    private final Consumer<String> notices;
    private final int kafkaPort;
    private final int redisPort;
    private final int selectorPort;
    private final Map<String, Integer> health = new HashMap<>();
    private final AtomicBoolean trainersStarted = new AtomicBoolean();
    private boolean closed;

    private LocalStack(Installation installation, StackPlan plan, Consumer<String> notices) {
        List<Integer> ports = FreePorts.take(plan.drill() == null ? 4 : 7 + plan.trainers());
        this.installation = installation;
        this.plan = plan;
        this.notices = notices;
        this.supervisor = new Supervisor(plan.restarts(), notices);
        this.kafkaPort = ports.get(0);
        this.redisPort = ports.get(1);
        this.selectorPort = plan.port() == 0 ? ports.get(2) : plan.port();
        if (plan.drill() != null) {
            health.put("selector", selectorPort);
            health.put("mutator", ports.get(4));
            health.put("rejection", ports.get(5));
            health.put("eval", ports.get(6));
            for (int i = 1; i <= plan.trainers(); i++) {
                health.put("trainer-" + i, ports.get(6 + i));
            }
        }
        supervisor.keep(broker(ports.get(3)));
        supervisor.keep(service("selector", "selector-service", 192, List.of("-Dquarkus.http.port=" + selectorPort)));
        supervisor.keep(service("mutator", "mutator-service", 128, List.of()));
        supervisor.keep(service("rejection", "rejection-service", 512, workers(plan.cores())), plan.workerRestarts());
        // Last, since it is waited for; it answers long before the others ask.
        supervisor.keep(new RedisPart(plan.folder().resolve("redis"), redisPort));
        StackAddress.ours(
                        "127.0.0.1:" + kafkaPort,
                        "redis://127.0.0.1:" + redisPort,
                        selector(),
                        plan.anchors(),
                        plan.datasets())
                .writeInto(plan.folder());
    }

    /**
     * Starts broker, Redis, selector, mutator and rejection; returns at once.
     *
     * @param notices told when something ends that should not
     */
    public static LocalStack start(Installation installation, StackPlan plan, Consumer<String> notices) {
        installation.requireBuilt();
        return new LocalStack(installation, plan, notices);
    }

    /** Starts the trainers after a while, unless {@link #startTrainers} does so before, and later the evaluator of finalists. */
    public void startWorkersLater() {
        supervisor.later(this::startTrainers, UNTIL_TRAINERS);
        supervisor.later(this::startEval, UNTIL_EVAL);
    }

    /** Starts trainers and evaluator now: there is work for them already, or nobody waits for the first decision. */
    public void startWorkers() {
        startTrainers();
        startEval();
    }

    /** Starts the trainers unless that is done. */
    public void startTrainers() {
        if (trainersStarted.getAndSet(true)) {
            return;
        }
        for (int i = 1; i <= plan.trainers(); i++) {
            List<String> settings = new ArrayList<>(workers(1));
            settings.add("-Devonorm.trainer.anchors=" + String.join(",", plan.anchors()));
            supervisor.keep(service("trainer-" + i, "trainer-service", 512, settings), plan.workerRestarts());
        }
    }

    private void startEval() {
        supervisor.keep(service("eval", "eval-service", 512, workers(plan.cores())), plan.workerRestarts());
    }

    private Part broker(int controllerPort) {
        List<String> command = installation.java(256, log("broker"));
        command.add("-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT,%1$tL %4$s %3$s: %5$s%6$s%n");
        command.addAll(installation.broker());
        command.addAll(List.of(
                plan.folder().resolve("kafka").toString(),
                Integer.toString(kafkaPort),
                Integer.toString(controllerPort)));
        return new JavaPart("broker", log("broker"), command);
    }

    private Part service(String name, String module, int heap, List<String> settings) {
        List<String> command = installation.java(heap, log(name));
        command.addAll(List.of(
                "-Dkafka.bootstrap.servers=127.0.0.1:" + kafkaPort,
                "-Devonorm.redis.uri=redis://127.0.0.1:" + redisPort,
                "-Devonorm.exit-with-parent=true",
                // The one reader of its channels: after kill -9 its successor has the partitions at once, and not only
                // when the session of the dead has lapsed.
                "-Dmp.messaging.connector.smallrye-kafka.group.instance.id=" + name,
                "-Dquarkus.http.host=127.0.0.1"));
        command.addAll(settings);
        if (settings.stream().noneMatch(setting -> setting.startsWith("-Dquarkus.http.port="))) {
            command.add("-Dquarkus.http.port=" + health.getOrDefault(name, 0));
        }
        command.addAll(plan.drillSettings(module.replace("-service", "")));
        plan.datasets().forEach((data, folder) -> command.add("-Devonorm.datasets." + data + "=" + folder));
        command.addAll(installation.service(module));
        return new JavaPart(name, log(name), command);
    }

    /** One thread a job and several jobs decide more than several threads a job. */
    private static List<String> workers(int jobs) {
        return List.of("-Devonorm.worker.threads=1", "-Devonorm.worker.jobs=" + jobs);
    }

    private Path log(String name) {
        return plan.logs().resolve(name + ".log");
    }

    /** Where the selector's REST interface will be. */
    public URI selector() {
        return URI.create("http://127.0.0.1:" + selectorPort);
    }

    /** Where the broker is. */
    public String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Where Redis is. */
    public String redis() {
        return "redis://127.0.0.1:" + redisPort;
    }

    /** Where a service can be asked how it is; only in a drill, and not for broker and Redis. */
    public Optional<URI> health(String name) {
        return Optional.ofNullable(health.get(name)).map(port -> URI.create("http://127.0.0.1:" + port));
    }

    /** An answer has come from a service, or one of its processes: what died of it before is forgiven. */
    public void worked(String service) {
        supervisor.names().stream().filter(name -> name.startsWith(service)).forEach(supervisor::worked);
    }

    /** Why the stack cannot work any more, null while it can. */
    public @Nullable String failure() {
        return supervisor.failure();
    }

    /** How often each process was started again; those that never were are left out. */
    public Map<String, Integer> restarts() {
        return supervisor.restarts();
    }

    /** CPU seconds that each process has used since it was started the last time. */
    public Map<String, Double> cpuSeconds() {
        return supervisor.cpuSeconds();
    }

    /** The processes that run now, by name. */
    public Map<String, Long> processes() {
        return supervisor.processes();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        StackAddress.removeFrom(plan.folder());
        supervisor.stopRestarting();
        List<String> services = supervisor.names().stream()
                .filter(name -> !BACKING.contains(name))
                .toList();
        supervisor.end(notices, patience(PATIENCE_WITH_SERVICES), services);
        supervisor.end(notices, patience(PATIENCE_WITH_BACKING), BACKING);
    }

    private Duration patience(Duration usual) {
        return installation.recording() ? PATIENCE_WITH_RECORDING : usual;
    }
}
