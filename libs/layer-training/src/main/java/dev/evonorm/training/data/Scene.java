package dev.evonorm.training.data;

import java.util.random.RandomGenerator;

/**
 * One generated image: a background that is lit from one side, up to two small patches of any class as distractors, then
 * the large patch that gives the class, then noise. What changes from image to image and says nothing of the class:
 * place, size, outline, colours and contrast of the patches, period, phase and tilt of their textures, light and noise.
 * The background alone leans towards a hue of its class, by a random amount.
 */
final class Scene {
    private static final int SIDE = ImageSet.SIDE;

    /**
     * How far the background's colour goes to the class's hue at most, 0 to 1. Without it layers that learn slowly
     * (FRN) stay at chance for 100 steps; with 0.8 a linear classifier still gets no more than 30 %.
     */
    private static final float MOST_LEAN = 0.8f;

    private final Pattern pattern;
    private final RandomGenerator random;
    private final float[] canvas = new float[ImageSet.IMAGE_BYTES];

    Scene(Pattern pattern, RandomGenerator random) {
        this.pattern = pattern;
        this.random = random;
    }

    /** The image, HWC. */
    byte[] paint() {
        background();
        int distractors = random.nextInt(3);
        for (int i = 0; i < distractors; i++) {
            Pattern any = Pattern.values()[random.nextInt(Pattern.values().length)];
            patch(any, between(3f, 5.5f), between(0f, SIDE), between(0f, SIDE));
        }
        patch(pattern, between(8f, 15f), between(9f, 23f), between(9f, 23f));
        return exposed();
    }

    /** A colour that brightens linearly across the image. */
    private void background() {
        float[] colour = colour();
        float lean = between(0f, MOST_LEAN);
        for (int c = 0; c < 3; c++) {
            colour[c] += lean * (pattern.hue(c) - colour[c]);
        }
        float right = between(-0.25f, 0.25f);
        float down = between(-0.25f, 0.25f);
        float middle = (SIDE - 1) / 2f;
        for (int y = 0, at = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float light = (right * (x - middle) + down * (y - middle)) / SIDE;
                for (float channel : colour) {
                    canvas[at++] = channel + light;
                }
            }
        }
    }

    private void patch(Pattern texture, float radius, float centreX, float centreY) {
        float[] one = colour();
        float[] other = contrasting(one);
        boolean round = random.nextBoolean();
        Patch.Outline outline = new Patch.Outline(round, radius, centreX, centreY);
        float tilt = between(-0.15f, 0.15f);
        float period = between(6.5f, 10.5f);
        // Textures with a centre keep it near the patch's own.
        float far = texture.hasCentre() ? 0.25f : 0.5f;
        Patch.Pose pose = new Patch.Pose(tilt, period, between(-far, far), between(-far, far));
        Pattern.Variation variation =
                new Pattern.Variation(random.nextBoolean(), random.nextFloat(), 5 + random.nextInt(3));
        new Patch(texture, variation, outline, pose, one, other).paintOn(canvas);
    }

    private float[] colour() {
        return new float[] {between(0.1f, 0.9f), between(0.1f, 0.9f), between(0.1f, 0.9f)};
    }

    /** A colour that is brighter in all channels, or darker in all. */
    private float[] contrasting(float[] colour) {
        float contrast = between(0.3f, 0.8f);
        float sign = random.nextBoolean() ? 1f : -1f;
        float[] other = new float[3];
        for (int c = 0; c < 3; c++) {
            other[c] = colour[c] + sign * contrast * between(0.4f, 1f);
        }
        return other;
    }

    /** Noise, its strength drawn for the image, then clipped to bytes. */
    private byte[] exposed() {
        float noise = between(0.02f, 0.12f);
        byte[] image = new byte[canvas.length];
        for (int at = 0; at < image.length; at += 3) {
            long bits = random.nextLong();
            for (int c = 0; c < 3; c++, bits >>>= 16) {
                // The sum of two uniform bytes: a triangle of deviation 1, from one random number for all channels.
                float triangle = ((bits & 0xff) + (bits >> 8 & 0xff) - 255f) / 104f;
                float value = canvas[at + c] + noise * triangle;
                image[at + c] = (byte) Math.round(255f * Math.min(1f, Math.max(0f, value)));
            }
        }
        return image;
    }

    private float between(float low, float high) {
        return low + (high - low) * random.nextFloat();
    }
}
