package dev.evonorm.training.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The ten classes of the generated set (ours), each a texture of period 1 around the origin, with values in [0, 1].
 * None is the mirror image of another, so horizontal flips keep the class.
 */
enum Pattern {
    HORIZONTAL_STRIPES {
        @Override
        float at(float u, float v, Variation variation) {
            return wave(v);
        }
    },
    VERTICAL_STRIPES {
        @Override
        float at(float u, float v, Variation variation) {
            return wave(u);
        }
    },
    /** Falling or rising. */
    DIAGONAL_STRIPES {
        @Override
        float at(float u, float v, Variation variation) {
            return wave(HALF_ROOT * (variation.flipped() ? u - v : u + v));
        }
    },
    CHECKS {
        @Override
        float at(float u, float v, Variation variation) {
            return product(u, v);
        }
    },
    /** Checks that stand on a corner. */
    DIAMONDS {
        @Override
        float at(float u, float v, Variation variation) {
            return product(HALF_ROOT * (u + v), HALF_ROOT * (u - v));
        }
    },
    RINGS {
        @Override
        float at(float u, float v, Variation variation) {
            return wave((float) Math.sqrt(u * u + v * v) + variation.phase());
        }
    },
    SPOKES {
        @Override
        float at(float u, float v, Variation variation) {
            return wave(variation.arms() * (float) (StrictMath.atan2(v, u) / (2 * Math.PI)) + variation.phase());
        }
    },
    DOTS {
        @Override
        float at(float u, float v, Variation variation) {
            return soft(3f * (cosine(u) + cosine(v) - 0.9f));
        }
    },
    /** Horizontal stripes with kinks. */
    ZIGZAG {
        @Override
        float at(float u, float v, Variation variation) {
            float across = 0.5f * u + variation.phase();
            float kink = Math.abs(across - (float) Math.floor(across) - 0.5f);
            return wave(v + 2f * kink);
        }
    },
    /** No texture at all: only the object's outline. */
    PLAIN {
        @Override
        float at(float u, float v, Variation variation) {
            return 1;
        }
    };

    private static final float HALF_ROOT = (float) Math.sqrt(0.5);

    /**
     * What differs between two objects of one class, besides place, size, colours and tilt.
     *
     * @param flipped the mirror image, where that makes a difference
     * @param phase where a period begins, 0 to 1
     * @param arms spokes in a full turn
     */
    record Variation(boolean flipped, float phase, int arms) {}

    /** The texture at (u, v), in periods. */
    abstract float at(float u, float v, Variation variation);

    /** The channel c of the hue that backgrounds of this class lean to: the classes lie evenly on the colour wheel. */
    float hue(int c) {
        double angle = 2 * Math.PI * (ordinal() / (double) values().length + c / 3.0);
        return 0.5f + 0.4f * (float) StrictMath.cos(angle);
    }

    /** Whether the texture's origin shows. */
    boolean hasCentre() {
        return this == RINGS || this == SPOKES;
    }

    /** Class names, in the order of the labels. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(pattern -> pattern.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static float wave(float turns) {
        return soft(2f * cosine(turns));
    }

    private static float product(float u, float v) {
        return soft(3f * cosine(u) * cosine(v));
    }

    /** From [-1, 1] to [0, 1], what lies outside clipped. */
    private static float soft(float value) {
        return Math.min(1f, Math.max(0f, 0.5f + 0.5f * value));
    }

    /** cos(2π·turns) to 0.06, by two parabolas: cheap, and the same bits on every machine. */
    private static float cosine(float turns) {
        float shifted = turns + 0.25f;
        float t = shifted - (float) Math.floor(shifted + 0.5f);
        return 16f * t * (0.5f - Math.abs(t));
    }
}
