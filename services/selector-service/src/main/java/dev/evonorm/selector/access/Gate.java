package dev.evonorm.selector.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Every request passes here before anything else looks at it, whatever its path: a path that nobody thought of is closed.
 * Open are health, for whoever restarts us, and metrics if configured, by their exact paths as sent.
 */
@ApplicationScoped
class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);
    /** Before Quarkus' own handlers: the higher, the earlier. */
    private static final int PRIORITY = 1000;

    private static final Set<String> HEALTH =
            Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");
    private static final String METRICS = "/q/metrics";

    private final Rule rule;
    private final Set<String> open;

    Gate(AccessConfig config) {
        rule = Rule.of(config);
        open = new HashSet<>(HEALTH);
        if (config.metricsOpen()) {
            open.add(METRICS);
        }
    }

    void register(@Observes Filters filters) {
        LOG.infof("the REST API serves %s", rule.who());
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff").putHeader("Cache-Control", "no-store");
        if (open.contains(String.valueOf(context.request().path()))) {
            context.next();
            return;
        }
        Caller caller = Caller.of(context.request());
        if (!rule.mayBlock()) {
            finish(context, rule.check(caller));
            return;
        }
        // Meanwhile the body waits: Quarkus hands requests on paused.
        context.vertx().executeBlocking(() -> rule.check(caller), false).onComplete(checked -> {
            if (checked.succeeded()) {
                finish(context, checked.result());
            } else {
                context.fail(checked.cause());
            }
        });
    }

    private static void finish(RoutingContext context, Optional<Denial> denied) {
        if (denied.isEmpty()) {
            context.next();
            return;
        }
        Denial denial = denied.get();
        LOG.debugf("%s is turned away: %s", context.request().connection().remoteAddress(true), denial.error());
        HttpServerResponse response = context.response().setStatusCode(denial.status());
        if (denial.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("error", denial.error()).encode());
        // Nobody reads the body: it is dropped as it comes, and the connection can be used again.
        context.request().resume();
    }
}
