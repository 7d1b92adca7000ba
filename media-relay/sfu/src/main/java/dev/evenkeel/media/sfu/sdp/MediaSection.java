package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.Offered;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param sentRids identifiers of simulcast layers in the order given (RFC 8853), none without
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
        List<String> sentRids,
        List<Integer> ssrcs,
        Map<Integer, Integer> repairs,
        Credentials credentials) {

    private static final String PROTOCOL = "UDP/TLS/RTP/SAVPF";

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

    /**
     * What this relay forwards of it over DTLS-SRTP, in the order of preference. Redundant audio
     * needs the plain one beside it, for receivers without.
     */
    List<Format> mediaFormats() {
        List<Format> result = new ArrayList<>();
        if (protocol.equals(PROTOCOL)) {
            codecs.stream()
                    .sorted(Comparator.comparingInt(this::preference))
                    .forEach(codec -> mediaFormat(codec).ifPresent(result::add));
        }
        boolean playable = result.stream().anyMatch(f -> f.encoding() != Encoding.RED);
        return playable ? List.copyOf(result) : List.of();
    }

    private int preference(Codec codec) {
        int at = formats.indexOf(String.valueOf(codec.payloadType()));
        return at < 0 ? formats.size() : at;
    }

    private Optional<Format> mediaFormat(Codec codec) {
        return Offered.encoding(codec.encoding(), codec.parameters())
                .filter(encoding -> encoding.video() == video())
                .map(encoding -> new Format(encoding, codec, rtxOf(codec)));
    }

    private int rtxOf(Codec media) {
        return codecs.stream()
                .filter(c -> c.repeats(media.payloadType()))
                .findFirst()
                .map(Codec::payloadType)
                .orElse(-1);
    }

    /** Id of a header extension, or 0. */
    int extension(String uri) {
        return extensions.getOrDefault(uri, 0);
    }

    /** Whether arrival times of this line's packets can be told (transport-cc). */
    boolean transportFeedback() {
        return extension(HeaderExtensions.TRANSPORT_SEQUENCE) > 0
                && codecs.stream()
                        .anyMatch(c -> c.feedback().contains(HeaderExtensions.TRANSPORT_FEEDBACK));
    }

    /** The first announced SSRC that isn't one for retransmissions. */
    Optional<Integer> mediaSsrc() {
        Set<Integer> rtx = Set.copyOf(repairs.values());
        return ssrcs.stream().filter(s -> !rtx.contains(s)).findFirst();
    }
}
