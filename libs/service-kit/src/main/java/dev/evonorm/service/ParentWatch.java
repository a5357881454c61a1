package dev.evonorm.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Ends this process when its parent does, where {@code evonorm.exit-with-parent} is set: the parent holds our standard
 * input open, and the operating system closes it when the parent ends, however it ends.
 */
@ApplicationScoped
public class ParentWatch {
    private static final Logger LOG = Logger.getLogger(ParentWatch.class);
    /** How long an orderly end may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final boolean wanted;

    @Inject
    ParentWatch(ServiceConfig config) {
        wanted = config.exitWithParent();
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            Threads.named("parent-watch").newThread(() -> watch(System.in)).start();
        }
    }

    private static void watch(InputStream in) {
        awaitEnd(in);
        LOG.info("the parent process has closed our standard input; ending");
        Quarkus.asyncExit(0);
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            LOG.warn("interrupted while ending");
        }
        LOG.errorf("not ended within %s; halting", PATIENCE);
        Runtime.getRuntime().halt(HardDeadline.STATUS);
    }

    /** Returns when the input has ended or fails. */
    static void awaitEnd(InputStream in) {
        byte[] ignored = new byte[256];
        try {
            int read;
            do {
                read = in.read(ignored);
            } while (read >= 0);
        } catch (IOException e) {
            LOG.warn("standard input cannot be read; taken as closed", e);
        }
    }
}
