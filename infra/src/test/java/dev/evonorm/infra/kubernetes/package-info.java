/**
 * Checks of the Kubernetes manifests under infra/k8s: that they render, fit the schemas, refer to what exists, and say what
 * the code relies on. Start with {@link dev.evonorm.infra.kubernetes.Overlay}, what a test sees of one overlay. Nothing
 * here talks to a cluster.
 */
@NullMarked
package dev.evonorm.infra.kubernetes;

import org.jspecify.annotations.NullMarked;
