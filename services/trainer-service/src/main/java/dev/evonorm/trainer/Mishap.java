package dev.evonorm.trainer;

import dev.evonorm.contracts.task.Evaluation;
import org.bytedeco.javacpp.Pointer;

import java.util.ArrayList;
import java.util.List;

/** What may befall an evaluation. */
enum Mishap {
    /** It ends without a score, as where a training diverges. */
    FAILURE {
        @Override
        Evaluation happen() {
            return new Evaluation.Failed("simulated failure");
        }
    },

    /** A native library writes where nothing is: the process ends by SIGSEGV in the midst of the work. */
    CRASH {
        @Override
        Evaluation happen() {
            Pointer.memset(new Nowhere(), 0, 1);
            throw new IllegalStateException("this process has survived a write to the address " + Nowhere.ADDRESS);
        }
    },

    /** It asks for memory without end; a process that is started with {@code -XX:+ExitOnOutOfMemoryError} ends then. */
    EXHAUSTION {
        @Override
        Evaluation happen() {
            List<long[]> held = new ArrayList<>();
            while (held.size() < Integer.MAX_VALUE) {
                held.add(new long[BLOCK]);
            }
            throw new IllegalStateException("this heap has no end");
        }
    };

    private static final int BLOCK = 1 << 20;

    /** Returns with an evaluation, or never. */
    abstract Evaluation happen();

    private static final class Nowhere extends Pointer {
        private static final long ADDRESS = 8;

        private Nowhere() {
            address = ADDRESS;
        }
    }
}
