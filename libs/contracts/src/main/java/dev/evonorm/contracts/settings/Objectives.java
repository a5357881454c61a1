package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What a candidate is scored on; its JSON is an array. Tournaments on the Pareto front use all of them. A mean, by which the
 * leaderboard and the finals go, is that of the shares alone: a cost in milliseconds and an accuracy have no mean.
 */
public record Objectives(@JsonValue List<Objective> all) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Objectives {
        all = List.copyOf(all);
        List<String> names = all.stream().map(Objective::name).toList();
        Check.someNames("objectives", names);
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("objectives is %s; each may be named once".formatted(names));
        }
        if (all.stream().noneMatch(Objective::share)) {
            throw new IllegalArgumentException(
                    "objectives is %s, of which none is a bare name; the leaderboard goes by the mean of those, so name one, such as resnet50"
                            .formatted(names));
        }
    }

    /** Shares of these names. */
    public static Objectives shares(List<String> names) {
        return new Objectives(names.stream().map(Objective::share).toList());
    }

    public static Objectives shares(String... names) {
        return shares(Arrays.asList(names));
    }

    /** All names, in their order. */
    public List<String> names() {
        return names(objective -> true);
    }

    /** The names of those of which low is good. */
    public List<String> lower() {
        return names(objective -> objective.better() == Better.LOWER);
    }

    /** The names of those that no mean counts. */
    public List<String> aside() {
        return names(objective -> !objective.share());
    }

    /** Whether a task's scores are shares here; those of a task that is no objective are not. */
    public boolean isShare(String task) {
        return all.stream()
                .anyMatch(objective -> objective.share() && objective.name().equals(task));
    }

    /** The mean of the shares among these scores; empty where there is none among them. */
    public OptionalDouble mean(Map<String, Double> scores) {
        return all.stream()
                .filter(Objective::share)
                .map(Objective::name)
                .filter(scores::containsKey)
                .mapToDouble(scores::get)
                .average();
    }

    private List<String> names(Predicate<Objective> which) {
        return all.stream().filter(which).map(Objective::name).toList();
    }
}
