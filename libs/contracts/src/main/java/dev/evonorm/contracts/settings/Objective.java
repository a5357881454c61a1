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
 * An evaluation task whose score a candidate needs: a share, which is its bare name in JSON, such as {@code "resnet50"}, or
 * a block that says which scores are good, {@code {"name": "training-cost", "better": "lower", "unit": "ms"}}.
 *
 * <p>The scores of a share lie between 0 and 1 and high is good, as of an accuracy: they are shown in percent, and the means
 * that rank layers count them. Of others no mean is taken. Events and files hold scores as the task gave them.
 *
 * @param name the task's
 * @param better which scores are good; null for a share
 * @param unit of the scores, for people; null where they have none
 */
public record Objective(String name, @Nullable Better better, @Nullable String unit) {
    private static final Pattern UNIT = Pattern.compile("[\\p{Alnum}µ%°·/^-]{1,16}");

    public Objective {
        Check.name("objectives", name);
        if (unit != null && !UNIT.matcher(unit).matches()) {
            throw new IllegalArgumentException(
                    "objectives has a unit of %d characters for %s; a unit is 1 to 16 letters, digits and /^·µ%%°-, such as ms"
                            .formatted(unit.length(), name));
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Objective share(String name) {
        return new Objective(name, null, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Objective block(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("better") @Nullable Better better,
            @JsonProperty("unit") @Nullable String unit) {
        if (name == null || better == null) {
            throw new IllegalArgumentException(
                    "objectives has a block without %s; it needs name and better, which is higher or lower"
                            .formatted(name == null ? "name" : "better"));
        }
        return new Objective(name, better, unit);
    }

    /** Whether scores lie between 0 and 1, high is good, and means count them. */
    public boolean share() {
        return better == null;
    }

    @JsonValue
    Object json() {
        if (better == null) {
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
