/**
 * How contracts become JSON and back. Start with {@link dev.evonorm.contracts.json.Json}.
 * Nothing here may decide what a valid graph or setting is: that is said where those are built.
 */
@NullMarked
package dev.evonorm.contracts.json;

import org.jspecify.annotations.NullMarked;
