package dev.evonorm.cli.stack;

import dev.evonorm.stack.EmbeddedRedis;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The Redis server; it ends with this process of itself. */
record RedisPart(Path folder, int port) implements Part {
    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Path log() {
        return folder;
    }

    @Override
    public Running start() {
        EmbeddedRedis redis = EmbeddedRedis.start(folder, port);
        CompletableFuture<Integer> ended = redis.onExit().thenApply(process -> {
            redis.close();
            return null;
        });
        return new Server(redis, ended);
    }

    private record Server(EmbeddedRedis redis, CompletableFuture<Integer> onExit) implements Running {
        @Override
        public long pid() {
            return redis.process().pid();
        }

        @Override
        public void askToEnd() {
            redis.process().destroy();
        }

        @Override
        public void terminate() {
            redis.process().destroy();
        }

        @Override
        public void kill() {
            redis.process().destroyForcibly();
        }
    }
}
