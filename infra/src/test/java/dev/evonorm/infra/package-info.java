/**
 * Checks of what stands around the code: compose, Kubernetes, Prometheus and Grafana files against schemas and against
 * what the services really expose. Each class reads one kind of file. Nothing here is shipped.
 */
@NullMarked
package dev.evonorm.infra;

import org.jspecify.annotations.NullMarked;
