package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.sdp.OfferParser.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Offers of browsers: Chromium's as it made it, Firefox's in its form. */
final class SampleOffers {
    private SampleOffers() {}

    static String chromium() {
        return read("chromium-offer.sdp");
    }

    static String firefox() {
        return read("firefox-offer.sdp");
    }

    static Offer parsed(String sdp) {
        return switch (OfferParser.parse(sdp)) {
            case Result.Parsed(Offer offer) -> offer;
            case Result.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static String read(String name) {
        try (InputStream in = SampleOffers.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("\r", "").replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
