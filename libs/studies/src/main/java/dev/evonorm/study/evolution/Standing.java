package dev.evonorm.study.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How good a search's best layers are at some moment.
 *
 * @param cpu CPU seconds so far
 * @param accepted distinct layers that were accepted so far
 * @param top mean accuracy of the best K of them over all anchors; where there are fewer, the missing ones count at chance
 */
record Standing(double cpu, int accepted, double top) {
    /** After each accepted layer, from nothing on; what came after the budget was used up does not count. */
    static List<Standing> along(List<Decided> decided, double budget, int k, double chance) {
        List<Standing> standings = new ArrayList<>(List.of(new Standing(0, 0, chance)));
        PriorityQueue<Double> best = new PriorityQueue<>();
        double cpu = 0;
        for (Decided ticket : decided) {
            cpu += ticket.cpu();
            if (cpu > budget) {
                break;
            }
            if (ticket.distinct()) {
                best.add(ticket.mean());
                if (best.size() > k) {
                    best.poll();
                }
                double sum = best.stream().mapToDouble(Double::doubleValue).sum() + (k - best.size()) * chance;
                standings.add(new Standing(cpu, standings.size(), sum / k));
            }
        }
        return standings;
    }

    /** The last of these standings by that time. */
    static Standing at(List<Standing> standings, double cpu) {
        Standing last = standings.get(0);
        for (Standing standing : standings) {
            if (standing.cpu() <= cpu) {
                last = standing;
            }
        }
        return last;
    }
}
