package dev.evenkeel.media.sfu.sdp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One m-line of an offer.
 *
 * @param kind {@code audio}, {@code video} or {@code application}
 * @param alive not rejected: its port isn't 0, or it is 0 for {@code bundle-only} (RFC 9143)
 * @param extensions RTP header extension URI → id
 * @param ssrcs every SSRC announced, in order, as all 32 bits
 * @param repairs media SSRC → RTX SSRC ({@code ssrc-group:FID}, RFC 5576)
 */
public record MediaSection(
        String kind,
        String mid,
        String protocol,
        boolean alive,
        Direction direction,
        boolean rtcpMux,
        List<String> formats,
        List<Codec> codecs,
        Map<String, Integer> extensions,
        List<Integer> ssrcs,
        Map<Integer, Integer> repairs,
        Credentials credentials) {

    static final String OPUS = "opus/48000/2";
    static final String VP8 = "VP8/90000";

    /** What ICE and DTLS need, here or at session level; absent values are null. */
    public record Credentials(
            @Nullable String ufrag,
            @Nullable String password,
            @Nullable String fingerprint,
            @Nullable String setup) {
        static final Credentials NONE = new Credentials(null, null, null, null);

        Credentials orElse(Credentials other) {
            return new Credentials(
                    ufrag != null ? ufrag : other.ufrag,
                    password != null ? password : other.password,
                    fingerprint != null ? fingerprint : other.fingerprint,
                    setup != null ? setup : other.setup);
        }
    }

    public boolean video() {
        return kind.equals("video");
    }

    /** Opus or VP8: the codec this relay forwards for this kind over DTLS-SRTP. */
    Optional<Codec> mediaCodec() {
        String wanted = video() ? VP8 : OPUS;
        if (!protocol.equals("UDP/TLS/RTP/SAVPF")) {
            return Optional.empty();
        }
        return codecs.stream().filter(c -> c.is(wanted)).findFirst();
    }

    Optional<Codec> rtxOf(Codec media) {
        return codecs.stream().filter(c -> c.repeats(media.payloadType())).findFirst();
    }

    /** The first announced SSRC that isn't one for retransmissions. */
    Optional<Integer> mediaSsrc() {
        Set<Integer> rtx = Set.copyOf(repairs.values());
        return ssrcs.stream().filter(s -> !rtx.contains(s)).findFirst();
    }
}
