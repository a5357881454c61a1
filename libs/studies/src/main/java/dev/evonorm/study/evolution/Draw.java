package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.study.Spaces;
import org.apache.commons.codec.digest.DigestUtils;

import java.util.List;
import java.util.Optional;

/**
 * What a ticket's candidate is made from, by the rules: nothing (a random graph), a hand-made layer, or the winner of a
 * tournament. A pure function of the settings, the ticket's number, and the population at the moment of the draw.
 */
public final class Draw {
    private static final int HEX_DIGITS_OF_SEED = 7;

    private final SearchSettings settings;
    private final List<String> handMade;

    public Draw(SearchSettings settings) {
        this.settings = settings;
        SearchSpace space = Spaces.of(settings.space());
        this.handMade = Catalogue.handMade().stream()
                .filter(layer -> space.admits(layer.graph()))
                .map(CatalogueLayer::name)
                .toList();
    }

    /**
     * The parent of a ticket; empty for a random graph.
     *
     * @param arrived how many members there have ever been
     * @param population the window, the oldest first
     */
    public Optional<String> parent(long ticket, long arrived, List<Contestant> population) {
        if (settings.strategy() == Strategy.RANDOM) {
            return Optional.empty();
        }
        LuaRandom random = seeded(ticket);
        if (arrived >= settings.population().initialSize()) {
            return Optional.of(tournament(population, random));
        }
        if (settings.initial() == Initial.RANDOM) {
            return Optional.empty();
        }
        return Optional.of(
                handMade.get(ticket <= handMade.size() ? (int) ticket - 1 : random.upTo(handMade.size()) - 1));
    }

    private LuaRandom seeded(long ticket) {
        String digest = DigestUtils.sha1Hex(settings.seed() + ":" + ticket);
        return new LuaRandom(Integer.parseInt(digest.substring(0, HEX_DIGITS_OF_SEED), 16));
    }

    private String tournament(List<Contestant> population, LuaRandom random) {
        double share = settings.population().tournamentFraction();
        int wanted = Math.max(1, (int) Math.floor(share * population.size() + 0.5));
        Sample sample = Sample.of(population, wanted, random, settings.objectives());
        List<Contestant> winners =
                settings.population().criterion() == Criterion.AVERAGE ? sample.best() : sample.front();
        return winners.get(random.upTo(winners.size()) - 1).id();
    }
}
