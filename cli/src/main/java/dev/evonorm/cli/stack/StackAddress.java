package dev.evonorm.cli.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where other processes of this machine find a local stack: {@code stack/address.json}, there while the stack runs. It may
 * outlive a stack that was killed, so it names its owner too.
 *
 * @param pid of the process that keeps the stack running
 * @param since when that process began, which tells it from a later one of the same number
 * @param kafka bootstrap address of the broker
 * @param redis address of Redis
 * @param selector the selector's REST interface
 * @param anchors the networks that its trainers train
 * @param datasets folders by the names in settings
 */
public record StackAddress(
        long pid,
        Instant since,
        String kafka,
        String redis,
        URI selector,
        List<String> anchors,
        Map<String, Path> datasets) {
    private static final String FILE = "address.json";

    public StackAddress {
        anchors = List.copyOf(anchors);
        datasets = Map.copyOf(datasets);
    }

    /**
     * The address of the stack that works in a folder.
     *
     * @throws Refusal if none does
     */
    public static StackAddress of(Path stack, String run) {
        return find(stack)
                .orElseThrow(() -> Refusal.wrongUse(
                        "no search is at work on the run '%s'; start it by 'evonorm search --resume --run %s', then join it",
                        run, run));
    }

    /** The address of the stack that works in a folder, if one does. */
    public static Optional<StackAddress> find(Path stack) {
        Path file = stack.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(Files.readString(file), StackAddress.class))
                    .filter(StackAddress::isAlive);
        } catch (JsonProcessingException e) {
            throw Refusal.failed("%s is no address (%s); delete it", file, e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.failed("%s cannot be read: %s", file, e.getMessage());
        }
    }

    static StackAddress ours(
            String kafka, String redis, URI selector, List<String> anchors, Map<String, Path> datasets) {
        ProcessHandle self = ProcessHandle.current();
        return new StackAddress(self.pid(), begun(self), kafka, redis, selector, anchors, datasets);
    }

    /** Whether the process that keeps the stack running is there. */
    public boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(owner -> owner.isAlive() && begun(owner).equals(since))
                .isPresent();
    }

    /** Readers see all of it or nothing. */
    void writeInto(Path stack) {
        Path draft = stack.resolve(FILE + ".new");
        try {
            Files.createDirectories(stack);
            Files.writeString(draft, Json.mapper().writeValueAsString(this));
            Files.move(draft, stack.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + stack.resolve(FILE), e);
        }
    }

    static void removeFrom(Path stack) {
        try {
            Files.deleteIfExists(stack.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + stack.resolve(FILE), e);
        }
    }

    /** To the second: what the system tells of a process' start may be read differently by different processes. */
    private static Instant begun(ProcessHandle process) {
        return Instant.ofEpochSecond(
                process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond());
    }
}
