package afterword.playground;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Draws an article's picture: overlapping discs on a coloured ground, always the same for the same name. */
final class HeroImage {
    static final int WIDTH = 640;
    static final int HEIGHT = 336;
    private static final int DISCS = 5;
    private static final double OPACITY = 0.55;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Ground and four inks each. */
    private static final int[][] PALETTES = {
        {0x1F3A5F, 0xF2A65A, 0xEEC170, 0x772F1A, 0x58A4B0},
        {0xF6E7CB, 0xDD4A48, 0x97BFB4, 0x4F091D, 0xF5C26B},
        {0x2D3142, 0xEF8354, 0x4F5D75, 0xBFC0C0, 0xF7C59F},
        {0xE8F1F2, 0x13293D, 0x1B98E0, 0x247BA0, 0xF4B942},
        {0x3B1F2B, 0xDB162F, 0xDBDFAC, 0x5F758E, 0x383961},
        {0xFAF3DD, 0x5E6472, 0xAED9E0, 0xFFA69E, 0xB8F2E6},
        {0x0B3C49, 0x731963, 0xFFFDFD, 0xE7DFDD, 0xF0A202},
    };

    private HeroImage() {}

    private record Disc(double x, double y, double radius, int ink) {}

    /** A PNG of {@value #WIDTH} by {@value #HEIGHT} pixels. */
    static byte[] png(String name) {
        var random = new Random(name.hashCode());
        var palette = PALETTES[Math.floorMod(name.hashCode(), PALETTES.length)];
        var discs = new Disc[DISCS];
        for (var index = 0; index < DISCS; index++) {
            var radius = HEIGHT * (0.18 + 0.42 * random.nextDouble());
            var ink = palette[1 + index % (palette.length - 1)];
            discs[index] = new Disc(WIDTH * random.nextDouble(), HEIGHT * random.nextDouble(), radius, ink);
        }
        return encoded(pixels(palette[0], discs));
    }

    /** Rows of red, green, blue, each row after its filter byte. */
    private static byte[] pixels(int ground, Disc[] discs) {
        var bytes = new byte[HEIGHT * (1 + 3 * WIDTH)];
        var at = 0;
        for (var y = 0; y < HEIGHT; y++) {
            at++;
            for (var x = 0; x < WIDTH; x++) {
                var color = ground;
                for (var disc : discs) {
                    var outside = Math.hypot(x - disc.x, y - disc.y) - disc.radius;
                    if (outside < 1) {
                        color = blend(color, disc.ink, OPACITY * Math.min(1, 1 - outside));
                    }
                }
                bytes[at++] = (byte) (color >> 16);
                bytes[at++] = (byte) (color >> 8);
                bytes[at++] = (byte) color;
            }
        }
        return bytes;
    }

    private static int blend(int below, int above, double opacity) {
        var mixed = 0;
        for (var shift = 16; shift >= 0; shift -= 8) {
            var from = below >> shift & 0xFF;
            var to = above >> shift & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * opacity) << shift;
        }
        return mixed;
    }

    /** PNG, second edition (ISO/IEC 15948): the smallest file, header, one data chunk, end. */
    private static byte[] encoded(byte[] pixels) {
        try {
            var file = new ByteArrayOutputStream();
            var data = new DataOutputStream(file);
            data.write(SIGNATURE);
            var header = new ByteArrayOutputStream();
            var fields = new DataOutputStream(header);
            fields.writeInt(WIDTH);
            fields.writeInt(HEIGHT);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(data, "IHDR", header.toByteArray());
            var packed = new ByteArrayOutputStream();
            var deflater = new Deflater(Deflater.BEST_SPEED);
            try (var stream = new DeflaterOutputStream(packed, deflater)) {
                stream.write(pixels);
            } finally {
                deflater.end();
            }
            chunk(data, "IDAT", packed.toByteArray());
            chunk(data, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Drawing a picture in memory", e);
        }
    }

    private static void chunk(DataOutputStream data, String type, byte[] content) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) sum.getValue());
    }
}
