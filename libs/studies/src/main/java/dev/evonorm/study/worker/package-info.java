/**
 * Measures layers in processes of their own, so that one measurement's CPU time is its own and a crash of the native
 * library costs one trial. Start with {@link dev.evonorm.study.worker.Workforce}; its processes run
 * {@link dev.evonorm.study.worker.StudyWorker}. Nothing here may know what a study makes of the answers.
 */
@NullMarked
package dev.evonorm.study.worker;

import org.jspecify.annotations.NullMarked;
