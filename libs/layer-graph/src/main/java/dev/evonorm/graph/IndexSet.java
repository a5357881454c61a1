package dev.evonorm.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The axes over which an aggregation averages; the result is broadcast back over them.
 *
 * <p>The first four are the paper's (section 3.1). {@link #C} is ours, for the PixelNorm baseline alone: graphs that hold it
 * can be run, but the search never draws it.
 */
public enum IndexSet {
    /** (b, w, h): one value a channel; keeps a moving average for inference. */
    BWH,
    /** (w, h, c): one value a sample. */
    WHC,
    /** (w, h): one value a sample and channel. */
    WH,
    /** (w, h, c/g): one value a sample and group of channels. */
    WHCG,
    /** (c): one value a sample and position; outside the paper's search space. */
    C;

    private static final List<IndexSet> SEARCHED = List.of(BWH, WHC, WH, WHCG);

    private static final Map<String, IndexSet> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(IndexSet::id, set -> set));

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The name in JSON: lower case. */
    public String id() {
        return id;
    }

    /** Whether the average mixes the samples of a batch, so that inference needs a moving average. */
    public boolean acrossBatch() {
        return this == BWH;
    }

    /** The index set of that {@link #id}, if there is one. */
    public static Optional<IndexSet> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The paper's four, from which random graphs and mutations draw. */
    public static List<IndexSet> searched() {
        return SEARCHED;
    }
}
