package dev.evonorm.study.evolution;

import java.util.ArrayList;
import java.util.List;

/**
 * One search of a race at its end.
 *
 * @param decided its tickets within the budget
 * @param standings after each accepted layer
 */
record Heat(Contender contender, List<Decided> decided, List<Standing> standings) {
    static Heat of(Contender contender, List<Decided> all, double budget, int top, double chance) {
        List<Decided> within = new ArrayList<>();
        double cpu = 0;
        for (Decided ticket : all) {
            cpu += ticket.cpu();
            if (cpu > budget) {
                break;
            }
            within.add(ticket);
        }
        return new Heat(contender, within, Standing.along(within, budget, top, chance));
    }

    String side() {
        return contender.side();
    }

    long seed() {
        return contender.settings().seed();
    }

    /** The mean of the best K when the budget is used up. */
    double top() {
        return standings.get(standings.size() - 1).top();
    }

    List<Decided> accepted() {
        return decided.stream().filter(Decided::distinct).toList();
    }

    double best() {
        return accepted().stream().mapToDouble(Decided::mean).max().orElse(Double.NaN);
    }

    double cpu() {
        return decided.stream().mapToDouble(Decided::cpu).sum();
    }

    long count(Verdict verdict) {
        return decided.stream().filter(ticket -> ticket.verdict() == verdict).count();
    }

    long repeats() {
        return decided.stream().filter(ticket -> !ticket.sameAs().isEmpty()).count();
    }

    /** The ticket with which the population had its initial size, or 0 if it never had. */
    long filled() {
        int members = 0;
        for (Decided ticket : decided) {
            members += ticket.verdict() == Verdict.ACCEPTED ? 1 : 0;
            if (members == contender.settings().population().initialSize()) {
                return ticket.ticket();
            }
        }
        return 0;
    }
}
