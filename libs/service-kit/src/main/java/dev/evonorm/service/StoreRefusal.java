package dev.evonorm.service;

import io.lettuce.core.RedisCommandExecutionException;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Redis answers when it cannot write for now, which ends by itself or by an operator's hand: it is out of memory, its
 * disk is full, it loads its data. Redis 7 puts the code in front; Redis 6 wraps what went wrong in a script into an ERR.
 *
 * <p>A script is refused as a whole or not at all: Redis looks at memory and disk before it and refuses the script's first
 * write; once one was let through, so are the others. But the first must be a write that Redis refuses for want of memory,
 * such as HSET: it never refuses those that only remove.
 */
public final class StoreRefusal {
    private record Code(Pattern pattern, String reason) {}

    private static final List<Code> CODES = List.of(
            code("OOM", "Redis is out of memory (maxmemory); give it more, or stop and remove a search"),
            code("MISCONF", "Redis cannot write to its disk; make room or mend the disk, its log says more"),
            code("LOADING", "Redis is loading its data"),
            code("READONLY", "Redis is a read-only replica; another is its master now"),
            code("NOREPLICAS", "Redis has too few replicas to write"),
            code("MASTERDOWN", "Redis has lost its master"),
            code("CLUSTERDOWN", "the Redis cluster is down"),
            code("TRYAGAIN", "the Redis cluster is moving keys"),
            code("BUSY", "Redis is busy with a long script"));

    private StoreRefusal() {}

    private static Code code(String code, String reason) {
        // In front, or behind the dash that Redis 6 leaves before an error inside a script.
        return new Code(Pattern.compile("^-?" + code + "\\b|: -" + code + "\\b"), reason);
    }

    /** In words for an operator, if that is such an answer; empty for a fault of ours, which waiting does not mend. */
    public static Optional<String> reason(RedisCommandExecutionException answer) {
        String message = String.valueOf(answer.getMessage());
        return CODES.stream()
                .filter(code -> code.pattern().matcher(message).find())
                .map(Code::reason)
                .findFirst();
    }
}
