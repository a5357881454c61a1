package dev.evonorm.rejection;

import java.util.PriorityQueue;

/** Lets so many tests run at a time; of those that ask, the first network of the oldest candidate goes first. Thread-safe. */
final class Turns {
    private final PriorityQueue<Turn> waiting = new PriorityQueue<>();
    private int free;

    Turns(int atATime) {
        free = atATime;
    }

    /**
     * What asks.
     *
     * @param candidate the candidates that began before it
     * @param place the networks that come before it
     */
    record Turn(long candidate, int place) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return candidate == other.candidate
                    ? Integer.compare(place, other.place)
                    : Long.compare(candidate, other.candidate);
        }
    }

    /** Asks for a turn, to be awaited: whoever asked for an earlier one goes first, whichever thread is quicker. */
    synchronized void ask(Turn turn) {
        waiting.add(turn);
    }

    /** Waits until it is the turn that was asked for; give it back afterwards. Interrupted, it is no longer asked for. */
    synchronized void await(Turn turn) throws InterruptedException {
        try {
            while (free == 0 || !turn.equals(waiting.peek())) {
                wait();
            }
            free--;
        } finally {
            waiting.remove(turn);
            notifyAll();
        }
    }

    /** How many have asked and not begun. */
    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void giveBack() {
        free++;
        notifyAll();
    }
}
