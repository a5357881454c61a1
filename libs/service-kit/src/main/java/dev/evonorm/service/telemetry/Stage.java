package dev.evonorm.service.telemetry;

import io.opentelemetry.api.trace.Span;

/** A test under way. Close it at its end, however it ends; closing is idempotent. */
public final class Stage implements AutoCloseable {
    private final Stages stages;
    private final String test;
    private final String anchor;
    private final Span span;

    Stage(Stages stages, String test, String anchor, Span span) {
        this.stages = stages;
        this.test = test;
        this.anchor = anchor;
        this.span = span;
    }

    String test() {
        return test;
    }

    String anchor() {
        return anchor;
    }

    /** Something measured; what is not finite is left out. */
    public Stage figure(String name, double value) {
        if (Double.isFinite(value)) {
            span.setAttribute(Facts.FIGURE + name, value);
        }
        return this;
    }

    /** Such as {@code passed} or {@code failed}. */
    public Stage verdict(String verdict) {
        span.setAttribute(Facts.VERDICT, verdict);
        return this;
    }

    @Override
    public void close() {
        stages.end(this);
        span.end();
    }
}
