package dev.evonorm.training.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageDecoderTest {
    @TempDir
    Path folder;

    @Test
    void pngPixelsComeExactly() throws IOException {
        BufferedImage image = ImageFiles.plain(32, 32, BufferedImage.TYPE_INT_RGB, 0x010203);
        image.setRGB(31, 0, 0xfefdfc);

        byte[] pixels = ImageDecoder.decode(ImageFiles.write(folder.resolve("a.png"), image));

        assertThat(pixels).hasSize(3072).startsWith(1, 2, 3, 1, 2, 3).endsWith(1, 2, 3);
        assertThat(Arrays.copyOfRange(pixels, 93, 96)).containsExactly(0xfe, 0xfd, 0xfc);
    }

    @Test
    void jpegIsDecoded() throws IOException {
        BufferedImage image = ImageFiles.plain(32, 32, BufferedImage.TYPE_INT_RGB, 0x804020);

        byte[] pixels = ImageDecoder.decode(ImageFiles.write(folder.resolve("a.jpeg"), image));

        assertThat(pixels[0] & 0xff).isBetween(0x7c, 0x84);
        assertThat(pixels[1] & 0xff).isBetween(0x3c, 0x44);
        assertThat(pixels[2] & 0xff).isBetween(0x1c, 0x24);
    }

    @Test
    void grayKeepsItsStoredBrightnessInAllChannels() throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 77);

        byte[] pixels = ImageDecoder.decode(ImageFiles.write(folder.resolve("a.png"), image));

        assertThat(pixels).startsWith(77, 77, 77, 0, 0, 0);
    }

    @Test
    void grayOfSixteenBitsAndOfOneBitIsBroughtToEight() throws IOException {
        BufferedImage deep = new BufferedImage(32, 32, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 77 * 256 + 200);
        BufferedImage binary = ImageFiles.plain(32, 32, BufferedImage.TYPE_BYTE_BINARY, 0xffffff);

        assertThat(ImageDecoder.decode(ImageFiles.write(folder.resolve("deep.png"), deep)))
                .startsWith(77, 77, 77, 0);
        assertThat(ImageDecoder.decode(ImageFiles.write(folder.resolve("binary.png"), binary)))
                .containsOnly(255);
    }

    @Test
    void transparencyIsDropped() throws IOException {
        BufferedImage image = ImageFiles.plain(32, 32, BufferedImage.TYPE_INT_ARGB, 0x80102030);

        assertThat(ImageDecoder.decode(ImageFiles.write(folder.resolve("a.png"), image)))
                .startsWith(0x10, 0x20, 0x30);
    }

    @Test
    void aLargerImageIsAveraged() throws IOException {
        BufferedImage image = ImageFiles.plain(64, 96, BufferedImage.TYPE_INT_RGB, 0x000000);
        // Target pixel (1, 0) covers columns 2 and 3 of rows 0 to 2: one of six is white.
        image.setRGB(3, 2, 0xffffff);

        byte[] pixels = ImageDecoder.decode(ImageFiles.write(folder.resolve("a.png"), image));

        assertThat(pixels[3] & 0xff).isEqualTo(43);
        assertThat(pixels[0]).isZero();
        assertThat(pixels[6]).isZero();
    }

    @Test
    void aSizeThatDoesNotDivideKeepsTheMean() throws IOException {
        BufferedImage image = ImageFiles.plain(45, 20, BufferedImage.TYPE_INT_RGB, 0x646464);
        for (int y = 0; y < 20; y++) {
            image.setRGB(44, y, 0xc8c8c8);
        }

        byte[] pixels = ImageDecoder.decode(ImageFiles.write(folder.resolve("a.png"), image));

        double sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xff;
        }
        assertThat(sum / pixels.length).isBetween(102.1, 102.4);
    }

    @Test
    void whatIsNoImageIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "not an image");
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        Path directory = Files.createDirectory(folder.resolve("directory.jpg"));
        Path missing = folder.resolve("missing.jpg");

        for (Path file : new Path[] {text, empty, directory, missing}) {
            assertThatThrownBy(() -> ImageDecoder.decode(file))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void aTruncatedImageIsNamed() throws IOException {
        for (String name : new String[] {"a.png", "a.jpg"}) {
            Path whole =
                    ImageFiles.write(folder.resolve(name), ImageFiles.plain(32, 32, BufferedImage.TYPE_INT_RGB, 1));
            Files.write(whole, Arrays.copyOf(Files.readAllBytes(whole), 40));

            assertThatThrownBy(() -> ImageDecoder.decode(whole))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(name + " cannot be decoded");
        }
    }

    @Test
    void anImageThatClaimsGigapixelsIsRefusedUnread() throws IOException {
        byte[] png = Files.readAllBytes(
                ImageFiles.write(folder.resolve("a.png"), ImageFiles.plain(32, 32, BufferedImage.TYPE_INT_RGB, 1)));
        // Width and height stand at 16 and 20, the checksum of the header at 29.
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        Path file = Files.write(folder.resolve("huge.png"), png);

        assertThatThrownBy(() -> ImageDecoder.decode(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("huge.png has 3600000000 pixels");
    }
}
