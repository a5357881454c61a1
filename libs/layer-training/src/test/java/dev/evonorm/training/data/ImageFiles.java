package dev.evonorm.training.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes small image folders. */
final class ImageFiles {
    private ImageFiles() {}

    /** Classes cat and dog: 10 training and 2 test images each, 32×32, of one colour each. */
    static Path writeFolder(Path folder) throws IOException {
        for (String name : new String[] {"dog", "cat"}) {
            for (int i = 0; i < 12; i++) {
                Path file =
                        folder.resolve(i < 10 ? "train" : "test").resolve(name).resolve(i + ".png");
                write(
                        file,
                        plain(32, 32, BufferedImage.TYPE_INT_RGB, 0x102030 + i + (name.equals("dog") ? 0x400000 : 0)));
            }
        }
        return folder;
    }

    static BufferedImage plain(int width, int height, int type, int rgb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    static Path write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1).replace("jpeg", "jpg"), file.toFile())) {
            throw new IOException("No writer for " + file);
        }
        return file;
    }
}
