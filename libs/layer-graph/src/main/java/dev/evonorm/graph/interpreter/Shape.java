package dev.evonorm.graph.interpreter;

/** The four axes of a tensor: batch, height, width, channels. An axis of length 1 is broadcast. */
public record Shape(int b, int h, int w, int c) {
    static final Shape SCALAR = new Shape(1, 1, 1, 1);

    public Shape {
        if (b < 1 || h < 1 || w < 1 || c < 1) {
            throw new IllegalArgumentException("[%d, %d, %d, %d]: every axis must be at least 1".formatted(b, h, w, c));
        }
    }

    /** The number of elements. */
    public int size() {
        return b * h * w * c;
    }

    static Shape perChannel(int channels) {
        return new Shape(1, 1, 1, channels);
    }

    /** The shape of an element-wise result; the axes are equal or one of them is 1. */
    Shape broadcast(Shape other) {
        return new Shape(Math.max(b, other.b), Math.max(h, other.h), Math.max(w, other.w), Math.max(c, other.c));
    }

    /** Where the channels of a position begin, in an array of this shape; broadcast axes ignore their coordinate. */
    int offset(int i, int j, int k) {
        return (((b == 1 ? 0 : i) * h + (h == 1 ? 0 : j)) * w + (w == 1 ? 0 : k)) * c;
    }

    /** 1, or 0 where the channel axis is broadcast. */
    int channelStride() {
        return c == 1 ? 0 : 1;
    }
}
