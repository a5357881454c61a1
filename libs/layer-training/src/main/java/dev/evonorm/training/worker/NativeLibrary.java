package dev.evonorm.training.worker;

import dev.evonorm.training.NativeMemory;
import org.tensorflow.TensorFlow;

import java.util.function.Consumer;

/** TensorFlow's native library, which takes seconds to load (on a machine's first use it is unpacked as well). */
public final class NativeLibrary {
    private NativeLibrary() {}

    /**
     * Loads the library unless that is done.
     *
     * @return TensorFlow's version
     * @throws LinkageError if there is no library for this machine, or it cannot be loaded
     */
    public static String load() {
        NativeMemory.unbounded();
        return TensorFlow.version();
    }

    /** Loads it on a thread of its own, so that it is there when the first work comes, and tells how that went. */
    public static void loadInBackground(Consumer<String> loaded, Consumer<LinkageError> failed) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loaded.accept(load());
                    } catch (LinkageError e) {
                        failed.accept(e);
                    }
                },
                "tensorflow-load");
        thread.setDaemon(true);
        thread.start();
    }
}
