/**
 * Profiles: YAML files that say what a search is told, read strictly, with every refusal naming file, line and limits.
 * Start with {@link dev.evonorm.cli.profile.Profile}. Nothing here may start anything.
 */
@NullMarked
package dev.evonorm.cli.profile;

import org.jspecify.annotations.NullMarked;
