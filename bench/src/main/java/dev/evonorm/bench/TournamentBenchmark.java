package dev.evonorm.bench;

import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The tournament as the selector's own script draws it in Redis, one client waiting for each answer: a twentieth of the
 * population, three scores a member, the Pareto front.
 */
@State(Scope.Benchmark)
@NullUnmarked // JMH calls start() before all else
public class TournamentBenchmark {
    private static final String ROOT = "evonorm:{bench}";
    private static final String RULES =
            "{\"seed\":\"1\",\"fraction\":0.05,\"criterion\":\"pareto\",\"objectives\":[\"a\",\"b\",\"c\"],\"lower\":[]}";

    /** Members of the population; the paper's window holds 2500. */
    @Param({"100", "2500"})
    public int members = 2500;

    private EmbeddedRedis redis;
    private RedisClient client;
    private RedisCommands<String, String> commands;
    private String script;
    private long ticket;

    @Setup(Level.Trial)
    public void start() throws IOException {
        Path folder = Files.createTempDirectory("evonorm-bench-");
        redis = EmbeddedRedis.start(folder, FreePorts.take(1).get(0));
        client = RedisClient.create(redis.uri());
        commands = client.connect().sync();
        commands.set(ROOT + ":rules", RULES);
        commands.hset(ROOT + ":state", "oldest", "1");
        commands.hset(ROOT + ":state", "arrived", Integer.toString(members));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 1; i <= members; i++) {
            String scores = "%f %f %f".formatted(random.nextDouble(), random.nextDouble(), random.nextDouble());
            commands.hset(ROOT + ":population", Integer.toString(i), "bench-%05d %s".formatted(i, scores));
        }
        script = commands.scriptLoad(source("search") + source("tournament") + "seed(ARGV[2])\nreturn tournament()\n");
    }

    @Benchmark
    public void draw(Blackhole hole) {
        String[] keys = {ROOT};
        hole.consume(commands.<String>evalsha(script, ScriptOutputType.VALUE, keys, "0", Long.toString(ticket++)));
    }

    @TearDown(Level.Trial)
    public void end() {
        client.shutdown();
        redis.close();
    }

    private static String source(String name) throws IOException {
        String file = "/dev/evonorm/selector/" + name + ".lua";
        try (InputStream in = Objects.requireNonNull(TournamentBenchmark.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        }
    }
}
