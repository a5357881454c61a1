package dev.evonorm.contracts.settings;

/**
 * The population and its tournaments.
 *
 * @param initialSize members before the first tournament
 * @param window the population's size: the most recent candidates, the oldest leaves (recalled: 2500)
 * @param tournamentFraction the share of the population that one tournament samples (recalled: 0.05)
 * @param criterion what wins
 * @param order in which order outcomes are counted; settings of earlier versions have none, and mean {@code arrival}
 */
public record PopulationSettings(
        int initialSize, int window, double tournamentFraction, Criterion criterion, Order order) {
    public PopulationSettings {
        Check.between("initialSize", initialSize, 1, 1_000_000);
        Check.between("window", window, 1, 1_000_000);
        Check.between("tournamentFraction", tournamentFraction, 0, 1);
        order = order == null ? Order.ARRIVAL : order;
    }
}
