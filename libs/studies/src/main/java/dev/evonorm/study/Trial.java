package dev.evonorm.study;

import dev.evonorm.study.worker.Answer;
import dev.evonorm.study.worker.Job;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * One unit of a study.
 *
 * @param id unique in the study
 * @param job what a worker must measure for it, or null: its result is known without
 * @param result makes the row of the job's answer; of {@link Answer#NONE} where there is no job
 */
public record Trial(String id, @Nullable Job job, Function<Answer, Row> result) {
    /** The column of the id. */
    public static final String COLUMN = "trial";

    /** A trial whose result is known. */
    public static Trial known(Row row) {
        return new Trial(row.text(COLUMN), null, answer -> row);
    }
}
