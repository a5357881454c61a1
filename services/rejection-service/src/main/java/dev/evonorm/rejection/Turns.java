package dev.evonorm.rejection;

import java.util.PriorityQueue;

/** Lets so many tests run at a time; of those that wait, the first network of the oldest candidate goes first. Thread-safe. */
final class Turns {
    private final PriorityQueue<Turn> waiting = new PriorityQueue<>();
    private int free;

    Turns(int atATime) {
        free = atATime;
    }

    /**
     * What waits.
     *
     * @param candidate the candidates that began before it
     * @param anchor the networks that come before it
     */
    record Turn(long candidate, int anchor) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return candidate == other.candidate
                    ? Integer.compare(anchor, other.anchor)
                    : Long.compare(candidate, other.candidate);
        }
    }

    /** Waits until it is its turn; give it back afterwards. */
    synchronized void take(Turn turn) throws InterruptedException {
        waiting.add(turn);
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

    /** How many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void giveBack() {
        free++;
        notifyAll();
    }
}
