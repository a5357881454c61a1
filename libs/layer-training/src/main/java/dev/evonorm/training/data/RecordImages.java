package dev.evonorm.training.data;

import java.nio.ByteBuffer;

/** Images in memory-mapped record files, plane by plane (CHW); the labels are kept in memory. */
final class RecordImages implements ImageSet {
    private static final int PLANE = SIDE * SIDE;

    private final ByteBuffer[] files;
    private final int[] start;
    private final byte[] labels;
    private final RecordLayout layout;
    /** One a reading thread: a step of a training reads a hundred images, and is to leave nothing to collect. */
    private final ThreadLocal<byte[]> planesRead = ThreadLocal.withInitial(() -> new byte[IMAGE_BYTES]);

    /**
     * @param files one buffer a file
     * @param start the number of the image that each file begins with
     * @param labels the labels of all images
     * @param layout how a record is built
     */
    RecordImages(ByteBuffer[] files, int[] start, byte[] labels, RecordLayout layout) {
        this.files = files;
        this.start = start;
        this.labels = labels;
        this.layout = layout;
    }

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
        byte[] planes = planesRead.get();
        files[file].get((i - start[file]) * layout.recordBytes() + layout.pixelsAt(), planes);
        for (int from = 0, to = offset; from < PLANE; from++, to += 3) {
            target[to] = planes[from];
            target[to + 1] = planes[from + PLANE];
            target[to + 2] = planes[from + 2 * PLANE];
        }
    }
}
