package dev.evonorm.contracts.settings;

/**
 * The graphs that may be drawn.
 *
 * @param nodes intermediate nodes of a random graph (paper: 10)
 * @param batchAggregations whether aggregations over (b, w, h) are drawn; false is the batch-independent search "S"
 * @param opSampling how a primitive is drawn from Table 2
 * @param groups g of the index set (w, h, c/g)
 */
public record SpaceSettings(int nodes, boolean batchAggregations, OpSampling opSampling, int groups) {
    public SpaceSettings {
        Check.between("nodes", nodes, 1, 200);
        Check.between("groups", groups, 1, 4096);
    }
}
