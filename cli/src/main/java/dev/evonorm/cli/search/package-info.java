/**
 * A search as its user sees it: asked for through the selector's REST interface, followed by its journal, shown as it goes.
 * Start with {@link dev.evonorm.cli.search.FollowedSearch}. Nothing here may know who runs the selector.
 */
@NullMarked
package dev.evonorm.cli.search;

import org.jspecify.annotations.NullMarked;
