package dev.evenkeel.local.frontdoor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the web application, ready to be sent.
 *
 * @param contentType media type
 * @param etag strong validator, quoted
 * @param hashed whether its name changes with its content, so that it may be cached for ever
 * @param plain the bytes
 * @param gzip the bytes compressed, empty where that gains nothing
 */
record Asset(String contentType, String etag, boolean hashed, byte[] plain, byte[] gzip) {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("wasm", "application/wasm"));
    private static final Set<String> COMPRESSED_ALREADY =
            Set.of("png", "jpg", "webp", "woff2", "mp3", "ogg");

    /** Reads nothing; {@code path} only tells type and cacheability. */
    static Asset of(String path, byte[] content) {
        var extension = path.substring(path.lastIndexOf('.') + 1);
        var type = TYPES.getOrDefault(extension, "application/octet-stream");
        var gzip = COMPRESSED_ALREADY.contains(extension) ? new byte[0] : compress(content);
        var worth = gzip.length < content.length ? gzip : new byte[0];
        return new Asset(type, etag(content), path.startsWith("/assets/"), content, worth);
    }

    boolean isPage() {
        return contentType.startsWith("text/html");
    }

    boolean isScript() {
        return contentType.startsWith("text/javascript");
    }

    String cacheControl() {
        return hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static byte[] compress(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    private static String etag(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
