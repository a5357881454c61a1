package dev.evonorm.training.data;

/** Images in memory, each an array of {@link #IMAGE_BYTES} bytes, HWC. */
final class MemoryImages implements ImageSet {
    private final byte[][] images;
    private final byte[] labels;

    /** Takes both arrays over: nobody may write to them afterwards. */
    MemoryImages(byte[][] images, byte[] labels) {
        if (images.length != labels.length) {
            throw new IllegalArgumentException(images.length + " images, but " + labels.length + " labels");
        }
        this.images = images;
        this.labels = labels;
    }

    @Override
    public int size() {
        return images.length;
    }

    @Override
    public int label(int i) {
        return labels[i] & 0xff;
    }

    @Override
    public void copyImage(int i, byte[] target, int offset) {
        System.arraycopy(images[i], 0, target, offset, IMAGE_BYTES);
    }
}
