package dev.evonorm.cli.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the plain files of a tar archive (POSIX ustar): blocks of 512 bytes, a header before each file. */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int TYPE_AT = 156;
    private static final int OCTAL = 8;

    private final InputStream in;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** Takes a file; need not read it to its end. */
    @FunctionalInterface
    interface Visitor {
        void file(String name, InputStream content) throws IOException;
    }

    void forEachFile(Visitor visitor) throws IOException {
        for (byte[] header = block(); header.length == BLOCK && header[0] != 0; header = block()) {
            long size = Long.parseLong(text(header, SIZE_AT, SIZE_BYTES).strip(), OCTAL);
            Content content = new Content(size);
            if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
                visitor.file(text(header, 0, NAME_BYTES), content);
            }
            content.skipRest();
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    private byte[] block() throws IOException {
        return in.readNBytes(BLOCK);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    /** The bytes of one file. */
    private final class Content extends InputStream {
        private long left;

        private Content(long size) {
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(target, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the archive ends within a file");
            }
            left -= read;
            return read;
        }

        private void skipRest() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }
    }
}
