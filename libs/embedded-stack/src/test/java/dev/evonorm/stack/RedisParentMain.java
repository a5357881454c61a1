package dev.evonorm.stack;

import java.io.IOException;
import java.nio.file.Path;

/** A parent of a Redis that waits to be killed. Arguments: folder, port. */
final class RedisParentMain {
    private RedisParentMain() {}

    public static void main(String[] args) throws IOException {
        EmbeddedRedis redis = EmbeddedRedis.start(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println("redis " + redis.process().pid());
        System.in.read();
    }
}
