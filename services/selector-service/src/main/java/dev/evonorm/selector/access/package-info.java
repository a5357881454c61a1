/**
 * Who may use the REST API: callers of this machine alone, holders of a token, or whom an identity provider vouches for.
 * Start with {@link dev.evonorm.selector.access.Gate}, which every request passes. Nothing here may know what a search is.
 */
@NullMarked
package dev.evonorm.selector.access;

import org.jspecify.annotations.NullMarked;
