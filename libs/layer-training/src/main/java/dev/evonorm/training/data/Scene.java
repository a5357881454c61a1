package dev.evonorm.training.data;

import java.util.random.RandomGenerator;

/** One generated image: a lit background, distractors, the object that gives the class, and noise. */
final class Scene {
    private static final int SIDE = ImageSet.SIDE;

    private final Pattern pattern;
    private final RandomGenerator random;
    private final float[] canvas = new float[ImageSet.IMAGE_BYTES];

    Scene(Pattern pattern, RandomGenerator random) {
        this.pattern = pattern;
        this.random = random;
    }

    byte[] paint() {
        background();
        int distractors = random.nextInt(3);
        for (int i = 0; i < distractors; i++) {
            Pattern other = Pattern.values()[random.nextInt(Pattern.values().length)];
            object(other, between(3f, 5.5f), between(0f, 32f), between(0f, 32f));
        }
        object(pattern, between(8f, 14f), between(9f, 23f), between(9f, 23f));
        return exposed();
    }

    /** A colour that changes linearly across the image. */
    private void background() {
        float[] colour = colour();
        float right = between(-0.3f, 0.3f);
        float down = between(-0.3f, 0.3f);
        for (int y = 0, at = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float light = right * (x - 15.5f) / SIDE + down * (y - 15.5f) / SIDE;
                for (float channel : colour) {
                    canvas[at++] = channel + light;
                }
            }
        }
    }

    private void object(Pattern texture, float radius, float centreX, float centreY) {
        float[] dark = colour();
        float[] bright = contrasting(dark);
        boolean round = random.nextBoolean();
        float period = between(6.5f, 10f);
        double tilt = between(-0.15f, 0.15f);
        float cos = (float) StrictMath.cos(tilt) / period;
        float sin = (float) StrictMath.sin(tilt) / period;
        float shiftU = random.nextFloat();
        float shiftV = random.nextFloat();
        if (texture == Pattern.RINGS || texture == Pattern.SPOKES) {
            shiftU = shiftU * 0.5f - 0.25f;
            shiftV = shiftV * 0.5f - 0.25f;
        }
        Pattern.Variation variation =
                new Pattern.Variation(random.nextBoolean(), random.nextFloat(), 5 + random.nextInt(3));
        int top = Math.max(0, (int) (centreY - radius));
        int bottom = Math.min(SIDE - 1, (int) (centreY + radius + 1));
        int left = Math.max(0, (int) (centreX - radius));
        int rightmost = Math.min(SIDE - 1, (int) (centreX + radius + 1));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= rightmost; x++) {
                float dx = x - centreX;
                float dy = y - centreY;
                float cover = cover(round, radius, dx, dy);
                if (cover > 0) {
                    float part = texture.at(cos * dx - sin * dy + shiftU, sin * dx + cos * dy + shiftV, variation);
                    int at = (y * SIDE + x) * 3;
                    for (int c = 0; c < 3; c++) {
                        float value = dark[c] + part * (bright[c] - dark[c]);
                        canvas[at + c] += cover * (value - canvas[at + c]);
                    }
                }
            }
        }
    }

    private static float cover(boolean round, float radius, float dx, float dy) {
        float distance =
                round ? (float) Math.sqrt(dx * dx + dy * dy) : 1.12f * Math.max(Math.abs(dx), Math.abs(dy));
        return Math.min(1f, Math.max(0f, radius - distance + 0.5f));
    }

    private float[] colour() {
        return new float[] {between(0.1f, 0.9f), between(0.1f, 0.9f), between(0.1f, 0.9f)};
    }

    private float[] contrasting(float[] colour) {
        float contrast = between(0.25f, 0.7f);
        boolean brighter = random.nextBoolean();
        float[] other = new float[3];
        for (int c = 0; c < 3; c++) {
            float part = contrast * between(0.4f, 1f);
            other[c] = colour[c] + (brighter ? part : -part);
        }
        return other;
    }

    /** Noise, then clipped to bytes. */
    private byte[] exposed() {
        float noise = between(0.02f, 0.12f);
        byte[] image = new byte[canvas.length];
        for (int at = 0; at < image.length; at += 3) {
            long bits = random.nextLong();
            for (int c = 0; c < 3; c++, bits >>>= 16) {
                float triangular = ((bits & 0xff) + (bits >> 8 & 0xff) - 255f) / 104f;
                float value = canvas[at + c] + noise * triangular;
                image[at + c] = (byte) Math.round(255f * Math.min(1f, Math.max(0f, value)));
            }
        }
        return image;
    }

    private float between(float low, float high) {
        return low + (high - low) * random.nextFloat();
    }
}
