/**
 * Images and labels: CIFAR-10 binary files, image folders, and a generated set. Start with
 * {@link dev.evonorm.training.data.Datasets}. Nothing here may know TensorFlow.
 */
@NullMarked
package dev.evonorm.training.data;

import org.jspecify.annotations.NullMarked;
