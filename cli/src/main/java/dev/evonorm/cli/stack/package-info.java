/**
 * The local stack: broker, Redis and the five services as child processes that end with this one, and are started again
 * when they die. Start with {@link dev.evonorm.cli.stack.LocalStack}. Nothing here may know what a search is.
 */
@NullMarked
package dev.evonorm.cli.stack;

import org.jspecify.annotations.NullMarked;
