package dev.evonorm.training.worker;

import org.tensorflow.TensorFlow;

/** TensorFlow's native library, which takes seconds to load (on a machine's first use it is unpacked as well). */
public final class NativeLibrary {
    private NativeLibrary() {}

    /**
     * Loads the library unless that is done; worth doing before the first work comes.
     *
     * @return TensorFlow's version
     * @throws LinkageError if there is no library for this machine, or it cannot be loaded
     */
    public static String load() {
        return TensorFlow.version();
    }
}
