package dev.evonorm.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes small folders of CIFAR binary files. */
final class CifarFiles {
    static final int RECORD = 3073;

    private CifarFiles() {}

    /** Classes a, b, c; 20 training records in two files, 3 test records; the labels go round. */
    static Path writeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("batches.meta.txt"), List.of("a", "b", "c", ""));
        Files.write(folder.resolve("data_batch_1.bin"), records(0, 10));
        Files.write(folder.resolve("data_batch_2.bin"), records(10, 20));
        Files.write(folder.resolve("test_batch.bin"), records(20, 23));
        return folder;
    }

    /** Records of label r mod 3 and a plane each of red r, green 100 + r, blue 200 + r, but 0, 1, 2 in the second pixel. */
    static byte[] records(int from, int to) {
        byte[] bytes = new byte[(to - from) * RECORD];
        for (int r = from; r < to; r++) {
            int at = (r - from) * RECORD;
            bytes[at] = (byte) (r % 3);
            for (int plane = 0; plane < 3; plane++) {
                int start = at + 1 + plane * 1024;
                Arrays.fill(bytes, start, start + 1024, (byte) (100 * plane + r));
                bytes[start + 1] = (byte) plane;
            }
        }
        return bytes;
    }

    /** The image as numbers from 0 to 255. */
    static int[] pixels(ImageSet images, int i) {
        byte[] pixels = new byte[ImageSet.IMAGE_BYTES];
        images.copyImage(i, pixels, 0);
        int[] numbers = new int[pixels.length];
        Arrays.setAll(numbers, at -> pixels[at] & 0xff);
        return numbers;
    }
}
