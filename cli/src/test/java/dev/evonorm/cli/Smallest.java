package dev.evonorm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest search that takes every step, as a profile. */
final class Smallest {
    static final String PROFILE = "smallest.yaml";

    private Smallest() {}

    static void writeInto(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(PROFILE),
                """
                budget: {candidates: 4}
                population: {initialSize: 2}
                ticketsInFlight: 2
                references: [bn-relu]
                rejection:
                  quality: {threshold: 0, training: {steps: 2, batch: 8}}
                  stability: {steps: 2, batch: 4}
                scoring: {steps: 5, batch: 8}
                finals:
                  finalists: 1
                  references: [bn-relu]
                  anchors: [resnet50]
                  training: {scale: tiny, steps: 2, batch: 8}
                """);
    }
}
