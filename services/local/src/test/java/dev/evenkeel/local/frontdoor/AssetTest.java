package dev.evenkeel.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetTest {
    private static final byte[] TEXT = "text ".repeat(200).getBytes(StandardCharsets.UTF_8);

    @Test
    void hashedFilesAreCachedForEver() {
        // When
        var asset = Asset.of("/assets/index-4f2.js", TEXT);

        // Then
        assertThat(asset.cacheControl()).isEqualTo("public, max-age=31536000, immutable");
        assertThat(asset.contentType()).isEqualTo("text/javascript; charset=utf-8");
        assertThat(asset.gzip()).hasSizeBetween(1, TEXT.length - 1);
    }

    @Test
    void thePageIsAskedForEachTime() {
        // When
        var asset = Asset.of("/index.html", TEXT);

        // Then
        assertThat(asset.cacheControl()).isEqualTo("no-cache");
        assertThat(asset.isPage()).isTrue();
    }

    @Test
    void picturesAreNotCompressedAgain() {
        // When
        var asset = Asset.of("/icon.png", TEXT);

        // Then
        assertThat(asset.gzip()).isEmpty();
    }

    @Test
    void theTagFollowsTheContent() {
        // When
        var one = Asset.of("/a.css", TEXT);
        var same = Asset.of("/b.css", TEXT);
        var other = Asset.of("/a.css", new byte[] {1});

        // Then
        assertThat(one.etag()).isEqualTo(same.etag()).isNotEqualTo(other.etag());
    }
}
