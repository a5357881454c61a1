package dev.evonorm.study;

import java.util.List;

/**
 * An experiment. The same settings give the same trials in the same order, on any machine; so a study that was cut off goes
 * on with the trials that have no result yet.
 */
public interface Study {
    /** As on the command line. */
    String name();

    /** All that decides the results; its JSON is hashed, and results under another hash are not gone on with. */
    Object settings();

    /** The columns of a trial's result, {@value Trial#COLUMN} first. */
    List<String> columns();

    /** Makes all trials; it may take seconds. */
    List<Trial> trials();

    /**
     * What came out.
     *
     * @param rows every trial's result by column, in the order of the trials
     */
    Findings conclude(List<Row> rows);
}
