package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An evaluation task whose score a candidate needs. Its JSON is the bare name of a {@linkplain #share share}, such as
 * {@code "resnet50"}, else {@code {"name": "training-cost", "better": "lower", "unit": "ms"}}.
 *
 * @param name the task's
 * @param better which scores are good; events, figures and files hold them as the task gave them, whatever this says
 * @param unit of the scores, for people; null where they have none
 */
public record Objective(String name, Better better, @Nullable String unit) {
    private static final Pattern UNIT = Pattern.compile("[\\p{Alnum}µ%°·/^-]{1,16}");

    @JsonCreator
    public Objective(
            @JsonProperty("name") String name,
            @JsonProperty("better") Better better,
            @JsonProperty("unit") @Nullable String unit) {
        if (name == null || better == null) {
            throw new IllegalArgumentException(
                    "objectives has a block without %s; it needs name and better, which is higher or lower"
                            .formatted(name == null ? "name" : "better"));
        }
        Check.name("objectives", name);
        if (unit != null && !UNIT.matcher(unit).matches()) {
            throw new IllegalArgumentException(
                    "objectives has a unit of %d characters for %s; a unit is 1 to 16 letters, digits and /^·µ%%°-, such as ms"
                            .formatted(unit.length(), name));
        }
        this.name = name;
        this.better = better;
        this.unit = unit;
    }

    /** One of which high is good, from 0 to 1, such as an accuracy. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Objective share(String name) {
        return new Objective(name, Better.HIGHER, null);
    }

    /**
     * Whether scores lie between 0 and 1 and high is good: they are shown in percent and may be averaged. So it is for an
     * objective without a unit of which high is good.
     */
    public boolean share() {
        return better == Better.HIGHER && unit == null;
    }

    @JsonValue
    Object json() {
        if (share()) {
            return name;
        }
        Map<String, String> block = new LinkedHashMap<>();
        block.put("name", name);
        block.put("better", better.name().toLowerCase(Locale.ROOT));
        if (unit != null) {
            block.put("unit", unit);
        }
        return block;
    }
}
