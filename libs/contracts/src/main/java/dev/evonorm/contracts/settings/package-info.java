/**
 * What a search is told: records that mirror a profile's YAML one to one, each validated where it is built.
 * Start with {@link dev.evonorm.contracts.settings.SearchSettings}. Nothing here may know who reads the settings.
 */
@NullMarked
package dev.evonorm.contracts.settings;

import org.jspecify.annotations.NullMarked;
