package dev.evonorm.training;

/** Measures a network's accuracy with moving averages. */
final class Judging {
    private static final int MAX_BATCH = 250;

    private final JudgedImages images;
    private final ImageForm form;
    private final int classes;

    Judging(JudgedImages images, ImageForm form, int classes) {
        this.images = images;
        this.form = form;
        this.classes = classes;
    }

    /** How a judgement ended. */
    enum End {
        JUDGED,
        NOT_FINITE,
        LATE
    }

    /** @param accuracy 0 to 1 where all images were judged, else NaN */
    record Result(End end, double accuracy) {
        private static Result none(End end) {
            return new Result(end, Double.NaN);
        }
    }

    /** Images judged in one run. */
    int batchSize() {
        return Math.max(1, Math.min(MAX_BATCH, images.size()));
    }

    Result judge(TrainingGraph graph, Meter meter) {
        Batch batch = Batch.of(batchSize(), form.judgedSide());
        int right = 0;
        for (int first = 0; first < images.size(); first += batch.size()) {
            if (meter.overrun()) {
                return Result.none(End.LATE);
            }
            int count = images.fill(first, batch);
            float[] logits = graph.logits(batch);
            for (int i = 0; i < count; i++) {
                int answer = largest(logits, i * classes);
                if (answer < 0) {
                    return Result.none(End.NOT_FINITE);
                }
                right += answer == batch.labels()[i] ? 1 : 0;
            }
        }
        return new Result(End.JUDGED, (double) right / images.size());
    }

    /** The class with the largest logit, the first of equals; -1 where one is not finite. */
    private int largest(float[] logits, int from) {
        int best = 0;
        for (int c = 0; c < classes; c++) {
            if (!Float.isFinite(logits[from + c])) {
                return -1;
            }
            best = logits[from + c] > logits[from + best] ? c : best;
        }
        return best;
    }
}
