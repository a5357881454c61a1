/**
 * Fetching of public data sets: download, check sum, unpacking. Start with {@link dev.evonorm.cli.data.Cifar10Archive}.
 * Nothing here may read an image: that is the training library's.
 */
@NullMarked
package dev.evonorm.cli.data;

import org.jspecify.annotations.NullMarked;
