package dev.evonorm.training.process;

import java.util.Map;

/**
 * What native libraries read from the environment before Java could tell them, where the environment does not say otherwise. The
 * command {@code evonorm} and the images say the same.
 */
public final class NativeDefaults {
    private static final Map<String, String> VALUES = Map.of(
            // TensorFlow logs warnings and errors alone.
            "TF_CPP_MIN_LOG_LEVEL", "2",
            // Each arena of glibc keeps what was freed in it.
            "MALLOC_ARENA_MAX", "2",
            // Large tensors in large pages.
            "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
            // Loops in whole registers of AVX-512, where the processor has them; XLA takes half of one by itself.
            "XLA_FLAGS", "--xla_cpu_prefer_vector_width=512");

    private NativeDefaults() {}

    /** All of them, by the names of environment variables. */
    public static Map<String, String> values() {
        return VALUES;
    }

    /** Completes the environment of a process that is to be started. */
    public static void addTo(Map<String, String> environment) {
        VALUES.forEach(environment::putIfAbsent);
    }
}
