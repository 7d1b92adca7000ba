package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.OpenOutcome;
import dev.evenkeel.media.sfu.sdp.OfferParser;
import dev.evenkeel.media.sfu.sdp.StreamOffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * SDP offers of browsers, WHIP and WHEP: refused with a field, or answered, and what was opened for
 * one is gone when it is closed.
 */
public final class OfferFuzz implements FuzzTarget {
    private static final int LINES = 512;

    private final OfferedRelay relay;

    public OfferFuzz(OfferedRelay relay) {
        this.relay = relay;
    }

    /** A relay that answers. */
    public interface OfferedRelay {
        /** Opens a session of it, and closes it again. */
        OpenOutcome offered(MediaDescription description);
    }

    @Override
    public void take(byte[] input) {
        String sdp = new String(input, StandardCharsets.UTF_8);
        switch (OfferParser.parse(sdp)) {
            case OfferParser.Result.Refused(OpenOutcome.BadOffer reason) ->
                    holds(reason.actual().length() <= 121, "a long word back: " + reason);
            case OfferParser.Result.Parsed(var offer) -> {
                holds(offer.sections().size() <= LINES, "too many lines");
                Map<String, String> tracks = new HashMap<>();
                offer.sections().stream()
                        .filter(line -> line.alive() && line.direction().sends())
                        .forEach(line ->
                                tracks.put(line.mid(), line.video() ? "camera" : "microphone"));
                answered(new MediaDescription(sdp, tracks, Map.of(), Set.of(), null));
            }
        }
        stream(StreamOffer.publishing(sdp));
        stream(StreamOffer.watching(sdp));
    }

    private void stream(StreamOffer.Result result) {
        if (result instanceof StreamOffer.Result.Readable(MediaDescription description)) {
            holds(
                    relay.offered(description) instanceof OpenOutcome.Opened,
                    "readable, and yet not answered");
        }
    }

    private void answered(MediaDescription description) {
        switch (relay.offered(description)) {
            case OpenOutcome.Opened(String session, String answer) ->
                    holds(answer.startsWith("v=0\r\n"), "no answer: " + answer);
            case OpenOutcome.BadOffer refused ->
                    holds(!refused.expected().isEmpty(), "refused without a word");
            case OpenOutcome.Fenced _, OpenOutcome.NoSuchSession _, OpenOutcome.StaleEpoch _ ->
                    throw new AssertionError("the relay serves the meeting");
        }
    }
}
