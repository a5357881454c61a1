package dev.evonorm.rejection;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/** CPU seconds of the whole process since the start: with several jobs at a time each counts the others as well. */
final class CpuMeter {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long start = system.getProcessCpuTime();

    double seconds() {
        return (system.getProcessCpuTime() - start) / 1e9;
    }
}
