package dev.evonorm.cli.chaos;

import dev.evonorm.contracts.event.Topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What happens when: a function of the seed. Time comes in slots of equal length; each begins with a kill, has bad records
 * for one topic, and most have a pause or a delayed Redis. Kills come in rounds of all processes in random order, so they are
 * spread evenly, and no process is killed twice while it comes back. For one thread.
 */
final class FaultPlan {
    /** A fault, and when in its slot: 0 at its beginning, 1 at its end. */
    record Planned(double at, Fault fault) {}

    private static final double SHARE_OF_PAUSES = 0.5;
    private static final double SHARE_OF_DELAYS = 0.25;
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 3000;

    private final Random random;
    private final List<Target> kills = new ArrayList<>();
    private int slots;

    FaultPlan(long seed) {
        random = new Random(seed);
    }

    /** The next slot's faults in the order of their times. */
    List<Planned> next() {
        while (kills.size() < 2) {
            kills.addAll(round());
        }
        Target killed = kills.remove(0);
        Target following = kills.get(0);
        List<String> topics = Topics.all();
        List<Planned> slot = new ArrayList<>();
        slot.add(new Planned(0, new Fault.Kill(killed)));
        slot.add(new Planned(0.2 + 0.2 * random.nextDouble(), new Fault.Inject(topics.get(slots++ % topics.size()))));
        double kind = random.nextDouble();
        double at = 0.45 + 0.3 * random.nextDouble();
        Duration time = Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        if (kind < SHARE_OF_PAUSES) {
            List<Target> others = Arrays.stream(Target.values())
                    .filter(target -> target != killed && target != following)
                    .toList();
            slot.add(new Planned(at, new Fault.Pause(others.get(random.nextInt(others.size())), time)));
        } else if (kind < SHARE_OF_PAUSES + SHARE_OF_DELAYS) {
            slot.add(new Planned(at, new Fault.DelayStore(time)));
        }
        return slot;
    }

    /** All processes once; not first the one that was last before. */
    private List<Target> round() {
        List<Target> round = new ArrayList<>(List.of(Target.values()));
        do {
            Collections.shuffle(round, random);
        } while (!kills.isEmpty() && kills.get(kills.size() - 1) == round.get(0));
        return round;
    }
}
