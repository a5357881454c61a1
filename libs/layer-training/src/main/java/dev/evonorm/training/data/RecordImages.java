package dev.evonorm.training.data;

import java.nio.ByteBuffer;

/**
 * Images in memory-mapped record files, plane by plane (CHW); the labels are kept in memory.
 *
 * @param files one buffer a file
 * @param start the number of the image that each file begins with
 * @param labels the labels of all images
 * @param layout how a record is built
 */
record RecordImages(ByteBuffer[] files, int[] start, byte[] labels, RecordLayout layout) implements ImageSet {
    private static final int PLANE = SIDE * SIDE;

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int i) {
        return labels[i] & 0xff;
    }

    @Override
    public void copyImage(int i, byte[] target, int offset) {
        int file = start.length - 1;
        while (start[file] > i) {
            file--;
        }
        // One bulk copy, then the planes are interleaved: reading byte by byte from the buffer costs several times
        // more.
        byte[] planes = new byte[IMAGE_BYTES];
        files[file].get((i - start[file]) * layout.recordBytes() + layout.pixelsAt(), planes);
        for (int from = 0, to = offset; from < PLANE; from++, to += 3) {
            target[to] = planes[from];
            target[to + 1] = planes[from + PLANE];
            target[to + 2] = planes[from + 2 * PLANE];
        }
    }
}
