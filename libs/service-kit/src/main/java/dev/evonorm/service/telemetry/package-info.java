/**
 * What can be seen of candidates from outside: one trace each, seconds a test, the log lines about it.
 * Start with {@link dev.evonorm.service.telemetry.Telemetry}; {@code docs/telemetry.md} lists what comes out.
 * Nothing here may know what the work is or where records come from; all of it does nothing where telemetry is off.
 */
@NullMarked
package dev.evonorm.service.telemetry;

import org.jspecify.annotations.NullMarked;
