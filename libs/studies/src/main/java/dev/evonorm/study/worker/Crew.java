package dev.evonorm.study.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Some worker processes that take jobs from many threads. A worker that dies over a job is replaced and the job tried once
 * more; if it kills the second one too, its answer is a crash. Safe for use by several threads.
 */
public final class Crew implements AutoCloseable {
    /** Exit codes of a JVM that an interrupt or a termination ended: 128 + signal. */
    private static final Set<Integer> TOLD_TO_END = Set.of(130, 143);

    private static final int ATTEMPTS = 2;

    private final WorkerPlan plan;
    private final Path log;
    private final int workers;
    private final PriorityQueue<Turn> waiting = new PriorityQueue<>();
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final List<WorkerProcess> running = new ArrayList<>();
    private int busy;
    private long asked;
    private boolean ended;

    /** Of those that wait, the lowest rank is next; of equals, the first that asked. */
    private record Turn(double rank, long number) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byRank = Double.compare(rank, other.rank);
            return byRank == 0 ? Long.compare(number, other.number) : byRank;
        }
    }

    /**
     * @param log for the workers' standard error
     * @param workers processes at a time; each is started when it is first needed
     */
    public Crew(WorkerPlan plan, Path log, int workers) {
        this.plan = plan;
        this.log = log;
        this.workers = workers;
    }

    /**
     * Waits for a worker and for what it measures.
     *
     * @param rank where more jobs wait than there are workers, the lowest goes first
     * @throws IOException if a worker does not start, or was told to end
     */
    public Answer perform(Job job, double rank) throws IOException, InterruptedException {
        enter(rank);
        try {
            WorkerProcess worker = worker();
            String crash = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Answer answer = worker.perform(job);
                if (answer != null) {
                    rest(worker);
                    return answer;
                }
                crash = "the worker ended with exit code " + exitCode(worker);
                worker = started();
            }
            rest(worker);
            return new Answer(List.of(), crash);
        } finally {
            leave();
        }
    }

    private synchronized void enter(double rank) throws InterruptedException, IOException {
        Turn turn = new Turn(rank, asked++);
        waiting.add(turn);
        try {
            while (!ended && (busy == workers || !turn.equals(waiting.peek()))) {
                wait();
            }
            failIfEnded();
            busy++;
        } finally {
            waiting.remove(turn);
            notifyAll();
        }
    }

    private synchronized void leave() {
        busy--;
        notifyAll();
    }

    private WorkerProcess worker() throws IOException {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return started();
    }

    private WorkerProcess started() throws IOException {
        WorkerProcess worker = WorkerProcess.start(plan, log);
        synchronized (this) {
            running.add(worker);
            if (ended) {
                worker.close();
            }
            failIfEnded();
        }
        return worker;
    }

    private synchronized void rest(WorkerProcess worker) {
        idle.push(worker);
    }

    private void failIfEnded() throws IOException {
        if (ended) {
            throw new IOException("the work has ended");
        }
    }

    private int exitCode(WorkerProcess worker) throws IOException, InterruptedException {
        int code = worker.exitCode();
        synchronized (this) {
            failIfEnded();
            running.remove(worker);
        }
        if (TOLD_TO_END.contains(code)) {
            throw new IOException("a worker was told to end");
        }
        return code;
    }

    /** Ends all workers at once, whatever they do: who waits for one gets an {@link IOException}. */
    @Override
    public synchronized void close() {
        ended = true;
        running.forEach(WorkerProcess::close);
        notifyAll();
    }
}
