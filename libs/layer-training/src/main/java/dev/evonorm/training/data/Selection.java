package dev.evonorm.training.data;

/**
 * Some images of another set, in an order of their own.
 *
 * @param base the other set
 * @param chosen indices into it
 */
record Selection(ImageSet base, int[] chosen) implements ImageSet {
    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public int label(int i) {
        return base.label(chosen[i]);
    }

    @Override
    public void copyImage(int i, byte[] target, int offset) {
        base.copyImage(chosen[i], target, offset);
    }
}
