package dev.evonorm.cli.chaos;

import dev.evonorm.contracts.event.Topics;

import java.util.Set;

/** A process that faults happen to, and the topics by whose records its work is seen. */
public enum Target {
    SELECTOR("selector", Set.of(Topics.WINNERS, Topics.FINALISTS)),
    MUTATOR("mutator", Set.of(Topics.PROPOSED)),
    REJECTION("rejection", Set.of(Topics.REJECTED)),
    TRAINER("trainer-1", Set.of(Topics.SCORED)),
    /** Has work in the finals alone: before those, being ready is all that is seen of it. */
    EVAL("eval", Set.of()),
    BROKER("broker", Set.copyOf(Topics.all())),
    /** What the selector sends out, it has decided in Redis. */
    REDIS("redis", Set.of(Topics.WINNERS, Topics.FINALISTS));

    private final String process;
    private final Set<String> topics;

    Target(String process, Set<String> topics) {
        this.process = process;
        this.topics = topics;
    }

    /** Its name in the stack. */
    public String process() {
        return process;
    }

    Set<String> topics() {
        return topics;
    }
}
