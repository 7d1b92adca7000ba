package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.OpenOutcome.BadOffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The offer of a client that knows nothing of meetings: one voice and one picture at most, to
 * publish them (WHIP, RFC 9725) or to watch (WHEP, draft-ietf-wish-whep). Nothing of it is taken by
 * halves (RFC 9725 §4.4.3).
 */
public final class StreamOffer {
    private StreamOffer() {}

    /** What the offer comes to. */
    public sealed interface Result {
        /** It can be answered. */
        record Readable(MediaDescription description) implements Result {}

        /** It is no offer at all. */
        record Malformed(BadOffer reason) implements Result {}

        /** It asks for what this relay doesn't do. */
        record Unprocessable(BadOffer reason) implements Result {}

        /** There is nothing in it, too much, or in the wrong direction. */
        record NotAcceptable(String expected, String actual) implements Result {}
    }

    /** Read as something to publish. */
    public static Result publishing(String sdp) {
        return read(sdp, true);
    }

    /** Read as the wish to watch. */
    public static Result watching(String sdp) {
        return read(sdp, false);
    }

    private static Result read(String sdp, boolean publishes) {
        return switch (OfferParser.parse(sdp)) {
            case OfferParser.Result.Refused(BadOffer reason) ->
                    reason.actual().startsWith("a=setup:")
                            ? new Result.Unprocessable(reason)
                            : new Result.Malformed(reason);
            case OfferParser.Result.Parsed(Offer offer) -> judge(sdp, offer, publishes);
        };
    }

    private static Result judge(String sdp, Offer offer, boolean publishes) {
        List<MediaSection> live = offer.sections().stream().filter(MediaSection::alive).toList();
        for (MediaSection section : live) {
            Direction direction = section.direction();
            if (section.mediaFormats().isEmpty()) {
                return new Result.NotAcceptable(
                        "audio in Opus, video in VP8, VP9, H.264 or AV1, over DTLS-SRTP",
                        section.kind() + " in " + encodings(section));
            } else if (publishes ? !direction.sends() : !direction.receives()) {
                return new Result.NotAcceptable(
                        publishes ? "m-lines that send" : "m-lines that receive",
                        section.kind() + " " + direction.attribute());
            }
        }
        Set<String> kinds = new HashSet<>();
        if (!live.stream().allMatch(section -> kinds.add(section.kind()))) {
            return new Result.NotAcceptable("one audio and one video at most", kinds(live));
        }
        return new Result.Readable(publishes ? published(sdp, live) : watched(sdp, live));
    }

    private static MediaDescription published(String sdp, List<MediaSection> live) {
        Map<String, String> tracks = new HashMap<>();
        live.forEach(line -> tracks.put(line.mid(), line.video() ? "camera" : "microphone"));
        return new MediaDescription(sdp, Map.copyOf(tracks), Map.of(), null);
    }

    private static MediaDescription watched(String sdp, List<MediaSection> live) {
        Set<String> mids =
                live.stream().map(MediaSection::mid).collect(Collectors.toUnmodifiableSet());
        return new MediaDescription(sdp, Map.of(), Map.of(), mids, null);
    }

    private static String encodings(MediaSection section) {
        String encodings =
                section.codecs().stream().map(Codec::encoding).collect(Collectors.joining(" "));
        return encodings.isEmpty() ? "no known encoding" : encodings;
    }

    private static String kinds(List<MediaSection> live) {
        return live.stream().map(MediaSection::kind).collect(Collectors.joining(" "));
    }
}
