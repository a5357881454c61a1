/**
 * Tables for people: plain text for terminals, Markdown for documents. Start with {@link dev.evonorm.cli.table.TextTable}.
 * Nothing here may know where the figures come from.
 */
@NullMarked
package dev.evonorm.cli.table;

import org.jspecify.annotations.NullMarked;
