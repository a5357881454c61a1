package dev.evonorm.training.data;

/**
 * A disc or square filled with a texture in two colours.
 *
 * @param texture what it is filled with
 * @param variation which of its forms
 * @param outline where it is
 * @param pose how the texture lies in it
 * @param one colour where the texture is 0, a value a channel
 * @param other colour where the texture is 1
 */
record Patch(Pattern texture, Pattern.Variation variation, Outline outline, Pose pose, float[] one, float[] other) {
    private static final int SIDE = ImageSet.SIDE;

    /**
     * The patch's edge, in pixels.
     *
     * @param round a disc, else a square of about the same area
     */
    record Outline(boolean round, float radius, float centreX, float centreY) {
        /** The part of the pixel at (dx, dy) from the centre that lies inside, 0 to 1. */
        float cover(float dx, float dy) {
            float distance =
                    round ? (float) Math.sqrt(dx * dx + dy * dy) : 1.12f * Math.max(Math.abs(dx), Math.abs(dy));
            return Math.min(1f, Math.max(0f, radius - distance + 0.5f));
        }
    }

    /**
     * How the texture lies.
     *
     * @param tilt in radians
     * @param period in pixels
     * @param shiftU shift in periods
     * @param shiftV shift in periods, across
     */
    record Pose(float tilt, float period, float shiftU, float shiftV) {}

    /** Paints over a canvas of 32×32 pixels, HWC. */
    void paintOn(float[] canvas) {
        float cos = (float) StrictMath.cos(pose.tilt()) / pose.period();
        float sin = (float) StrictMath.sin(pose.tilt()) / pose.period();
        int bottom = upper(outline.centreY());
        int right = upper(outline.centreX());
        for (int y = lower(outline.centreY()); y <= bottom; y++) {
            for (int x = lower(outline.centreX()); x <= right; x++) {
                float dx = x - outline.centreX();
                float dy = y - outline.centreY();
                float cover = outline.cover(dx, dy);
                if (cover > 0) {
                    float u = cos * dx - sin * dy + pose.shiftU();
                    float v = sin * dx + cos * dy + pose.shiftV();
                    blend(canvas, (y * SIDE + x) * 3, texture.at(u, v, variation), cover);
                }
            }
        }
    }

    private void blend(float[] canvas, int at, float part, float cover) {
        for (int c = 0; c < 3; c++) {
            float value = one[c] + part * (other[c] - one[c]);
            canvas[at + c] += cover * (value - canvas[at + c]);
        }
    }

    private int lower(float centre) {
        return Math.max(0, (int) (centre - outline.radius()));
    }

    private int upper(float centre) {
        return Math.min(SIDE - 1, (int) (centre + outline.radius() + 1));
    }
}
