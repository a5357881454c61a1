package dev.evonorm.service;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.FinalistEvaluated;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Work that does what a test says, and answers with its job's id to a topic. */
final class Doing implements Work<FinalistEvaluated> {
    private final String answers;
    private final Duration deadline;
    private final Step step;
    private String answer = "done";
    private Supplier<Duration> waited = () -> Duration.ZERO;
    final AtomicInteger performed = new AtomicInteger();

    Doing(String answers, Step step) {
        this(answers, Duration.ofMinutes(1), step);
    }

    Doing(String answers, Duration deadline, Step step) {
        this.answers = answers;
        this.deadline = deadline;
        this.step = step;
    }

    /** With a text of one's own in the answer. */
    Doing answering(String text) {
        answer = text;
        return this;
    }

    /** With steps that wait for others so long in all. */
    Doing waiting(Supplier<Duration> time) {
        waited = time;
        return this;
    }

    @Override
    public Duration waited() {
        return waited.get();
    }

    @Override
    public Class<FinalistEvaluated> type() {
        return FinalistEvaluated.class;
    }

    @Override
    public List<Publication> perform(FinalistEvaluated job) throws Exception {
        performed.incrementAndGet();
        step.run(job);
        return List.of(publication(job, answer));
    }

    @Override
    public List<Publication> giveUp(FinalistEvaluated job, String reason) {
        return List.of(publication(job, reason));
    }

    @Override
    public Duration hardDeadline(FinalistEvaluated job) {
        return deadline;
    }

    private Publication publication(FinalistEvaluated job, String reason) {
        return new Publication(answers, new CandidateFailed(job.searchId(), job.candidateId(), "test", reason));
    }

    interface Step {
        void run(FinalistEvaluated job) throws Exception;
    }
}
