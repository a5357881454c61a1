package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.Objectives;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The members that take part in one tournament, in the order in which they were drawn.
 *
 * @param signs by objective 1, or −1 where low is good
 */
@SuppressWarnings("ArrayRecordComponent")
record Sample(List<Contestant> members, double[] signs) {
    /** So many distinct members, every subset equally likely (Floyd's algorithm). */
    static Sample of(List<Contestant> population, int wanted, LuaRandom random, Objectives objectives) {
        Set<Integer> chosen = new HashSet<>();
        List<Contestant> members = new ArrayList<>();
        for (int top = population.size() - wanted + 1; top <= population.size(); top++) {
            int pick = random.upTo(top);
            int place = chosen.contains(pick) ? top : pick;
            chosen.add(place);
            members.add(population.get(place - 1));
        }
        List<String> lower = objectives.lower();
        double[] signs = objectives.names().stream()
                .mapToDouble(name -> lower.contains(name) ? -1 : 1)
                .toArray();
        return new Sample(members, signs);
    }

    /** Those that no other dominates, in the order in which the survivors of pairwise comparison stand. */
    List<Contestant> front() {
        List<Contestant> kept = new ArrayList<>();
        for (Contestant member : members) {
            List<Contestant> rest = new ArrayList<>();
            boolean beaten = false;
            for (Contestant other : kept) {
                if (dominates(other, member)) {
                    beaten = true;
                    break;
                }
                if (!dominates(member, other)) {
                    rest.add(other);
                }
            }
            if (!beaten) {
                rest.add(member);
                kept = rest;
            }
        }
        return kept;
    }

    /** Those with the highest mean. */
    List<Contestant> best() {
        List<Contestant> kept = new ArrayList<>();
        double top = Double.NEGATIVE_INFINITY;
        for (Contestant member : members) {
            double value = mean(member);
            if (value > top) {
                kept.clear();
                top = value;
            }
            if (value == top) {
                kept.add(member);
            }
        }
        return kept;
    }

    private double mean(Contestant member) {
        double sum = 0;
        for (int i = 0; i < signs.length; i++) {
            sum += worth(member, i);
        }
        return sum / signs.length;
    }

    /** At least as good everywhere and better somewhere. */
    private boolean dominates(Contestant a, Contestant b) {
        boolean better = false;
        for (int i = 0; i < signs.length; i++) {
            if (worth(a, i) < worth(b, i)) {
                return false;
            }
            better |= worth(a, i) > worth(b, i);
        }
        return better;
    }

    private double worth(Contestant member, int objective) {
        return signs[objective] * member.scores().get(objective);
    }
}
