/**
 * The folder of a run: what was asked, on what machine, what happened, and what came out.
 * Start with {@link dev.evonorm.cli.run.RunFolder}. Nothing here may know processes or the network.
 */
@NullMarked
package dev.evonorm.cli.run;

import org.jspecify.annotations.NullMarked;
