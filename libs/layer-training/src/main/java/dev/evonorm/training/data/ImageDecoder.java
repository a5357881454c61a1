package dev.evonorm.training.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a JPEG or PNG file into 32×32 pixels, HWC. Gray becomes R = G = B; transparency is dropped. An image of another
 * size is stretched to 32×32, its aspect lost, every pixel the mean of the area that it covers.
 */
final class ImageDecoder {
    /** An image of more pixels is refused: a small file can claim gigabytes. */
    static final long MOST_PIXELS = 50_000_000;

    private ImageDecoder() {}

    static byte[] decode(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length == 0) {
                throw new DatasetException("%s is empty; put the image there again or delete the file".formatted(file));
            }
            return resized(read(file, content));
        } catch (IOException | RuntimeException e) {
            if (e instanceof DatasetException told) {
                throw told;
            }
            // Damaged images make ImageIO's readers throw all sorts of unchecked exceptions too.
            String reason = e instanceof IOException io ? DatasetException.reason(io) : e.toString();
            throw new DatasetException(
                    "%s cannot be decoded (%s); save it again as an RGB or gray JPEG or PNG, or delete it"
                            .formatted(file, reason),
                    e);
        }
    }

    private static BufferedImage read(Path file, byte[] content) throws IOException {
        // Held in memory: ImageIO's own choice is a temporary file for every image.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DatasetException(
                        "%s holds no image in a known format; save it again as JPEG or PNG, or delete it"
                                .formatted(file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new DatasetException(
                            "%s has %d pixels; at most %d are read. Scale it down, since 32×32 are used"
                                    .formatted(file, pixels, MOST_PIXELS));
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] resized(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = isGray(image) ? gray(image) : image.getRGB(0, 0, width, height, null, 0, width);
        byte[] pixels = new byte[ImageSet.IMAGE_BYTES];
        if (width == ImageSet.SIDE && height == ImageSet.SIDE) {
            for (int i = 0; i < rgb.length; i++) {
                pixels[3 * i] = (byte) (rgb[i] >> 16);
                pixels[3 * i + 1] = (byte) (rgb[i] >> 8);
                pixels[3 * i + 2] = (byte) rgb[i];
            }
            return pixels;
        }
        for (int y = 0; y < ImageSet.SIDE; y++) {
            for (int x = 0; x < ImageSet.SIDE; x++) {
                mean(rgb, width, height, x, y, pixels);
            }
        }
        return pixels;
    }

    /** Mean of the source over the area of target pixel (x, y), pixels at its rim by the part that lies inside. */
    private static void mean(int[] rgb, int width, int height, int x, int y, byte[] target) {
        double left = (double) x * width / ImageSet.SIDE;
        double right = (double) (x + 1) * width / ImageSet.SIDE;
        double top = (double) y * height / ImageSet.SIDE;
        double bottom = (double) (y + 1) * height / ImageSet.SIDE;
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int row = (int) top; row < Math.min(height, Math.ceil(bottom)); row++) {
            double rowPart = Math.min(bottom, row + 1) - Math.max(top, row);
            for (int column = (int) left; column < Math.min(width, Math.ceil(right)); column++) {
                double part = rowPart * (Math.min(right, column + 1) - Math.max(left, column));
                int pixel = rgb[row * width + column];
                red += part * (pixel >> 16 & 0xff);
                green += part * (pixel >> 8 & 0xff);
                blue += part * (pixel & 0xff);
            }
        }
        double area = (right - left) * (bottom - top);
        int at = (y * ImageSet.SIDE + x) * 3;
        target[at] = (byte) Math.round(red / area);
        target[at + 1] = (byte) Math.round(green / area);
        target[at + 2] = (byte) Math.round(blue / area);
    }

    private static boolean isGray(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !(image.getColorModel() instanceof IndexColorModel);
    }

    /** Samples as they are stored: getRGB would take gray for linear light and brighten it. */
    private static int[] gray(BufferedImage image) {
        Raster raster = image.getRaster();
        int[] samples = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        int bits = raster.getSampleModel().getSampleSize(0);
        for (int i = 0; i < samples.length; i++) {
            int sample = bits > 8 ? samples[i] >> (bits - 8) : samples[i] * 255 / ((1 << bits) - 1);
            samples[i] = sample * 0x010101;
        }
        return samples;
    }
}
