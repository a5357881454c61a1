package dev.evonorm.cli.chaos;

import dev.evonorm.cli.chaos.FaultPlan.Planned;
import dev.evonorm.contracts.event.Topics;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class FaultPlanTest {
    private static List<Planned> slots(long seed, int count) {
        FaultPlan plan = new FaultPlan(seed);
        List<Planned> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.addAll(plan.next());
        }
        return slots;
    }

    private static List<Target> kills(long seed, int count) {
        return slots(seed, count).stream()
                .filter(planned -> planned.fault() instanceof Fault.Kill)
                .map(planned -> ((Fault.Kill) planned.fault()).target())
                .toList();
    }

    @Test
    void kills_are_spread_evenly_over_all_processes() {
        Map<Target, Long> counts =
                kills(7, 70).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).hasSize(7).allSatisfy((target, count) -> assertThat(count)
                .isEqualTo(10));
        assertThat(kills(3, 7)).containsExactlyInAnyOrder(Target.values());
    }

    @Test
    void no_process_is_killed_twice_in_a_row() {
        List<Target> kills = kills(11, 700);
        for (int i = 1; i < kills.size(); i++) {
            assertThat(kills.get(i)).isNotEqualTo(kills.get(i - 1));
        }
    }

    @Test
    void every_topic_gets_bad_records() {
        Map<String, Long> topics = slots(5, 21).stream()
                .filter(planned -> planned.fault() instanceof Fault.Inject)
                .map(planned -> ((Fault.Inject) planned.fault()).topic())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(topics).hasSize(Topics.all().size()).allSatisfy((topic, count) -> assertThat(count)
                .isEqualTo(3));
    }

    @Test
    void there_are_pauses_of_every_process_and_delays_of_redis_but_no_pause_of_what_is_killed_next() {
        FaultPlan plan = new FaultPlan(2);
        List<List<Planned>> slots = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slots.add(plan.next());
        }
        List<Target> paused = new ArrayList<>();
        int delays = 0;
        for (int i = 0; i + 1 < slots.size(); i++) {
            Fault last = slots.get(i).get(slots.get(i).size() - 1).fault();
            if (last instanceof Fault.Pause pause) {
                paused.add(pause.target());
                assertThat(slots.get(i + 1).get(0).fault()).isNotEqualTo(new Fault.Kill(pause.target()));
            }
            delays += last instanceof Fault.DelayStore ? 1 : 0;
        }
        assertThat(paused).contains(Target.values());
        assertThat(Collections.frequency(paused, Target.BROKER)).isBetween(5, 30);
        assertThat(delays).isBetween(25, 75);
    }

    @Test
    void the_same_seed_gives_the_same_plan() {
        assertThat(slots(4, 50)).isEqualTo(slots(4, 50)).isNotEqualTo(slots(5, 50));
    }
}
