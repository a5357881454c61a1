package dev.evonorm.training;

/**
 * Lifts JavaCPP's bound on the process's memory.
 *
 * <p>By default JavaCPP refuses to allocate once the resident memory of the process exceeds four times the Java heap's limit,
 * with an OutOfMemoryError in the midst of a training. What TensorFlow needs has nothing to do with the heap: one training
 * at paper scale holds gigabytes beside a heap of 300 MB. Nothing leaks without the bound, since every tensor, graph and
 * session is closed by its owner.
 */
public final class NativeMemory {
    private static final String BOUND = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final String NONE = "0";

    private NativeMemory() {}

    /**
     * Lifts the bound unless the user set one ({@code -Dorg.bytedeco.javacpp.maxphysicalbytes=8g}). It must come before the
     * first use of a TensorFlow class in the process: JavaCPP reads the bound once.
     */
    public static void unbounded() {
        if (System.getProperty(BOUND) == null) {
            System.setProperty(BOUND, NONE);
        }
    }
}
