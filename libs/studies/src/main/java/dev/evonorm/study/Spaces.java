package dev.evonorm.study;

import dev.evonorm.contracts.settings.OpSampling;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;

/** Search spaces by their settings. */
public final class Spaces {
    private Spaces() {}

    public static SearchSpace of(SpaceSettings space) {
        Sampling sampling = space.opSampling() == OpSampling.ROWS ? Sampling.ROWS : Sampling.INSTANCES;
        return new SearchSpace(space.nodes(), space.batchAggregations(), sampling, space.groups());
    }
}
