package dev.evenkeel.media.sfu.sdp;

import java.util.List;
import java.util.Optional;

/**
 * An offer whose form has been checked: every live m-line is bundled, muxes RTCP, and agrees with
 * the others.
 *
 * @param bundle mids of the BUNDLE group (RFC 9143)
 * @param fingerprint SHA-256 of the client's certificate, upper-case hex pairs with colons
 */
public record Offer(
        List<MediaSection> sections,
        List<String> bundle,
        String ufrag,
        String password,
        String fingerprint) {

    public Optional<MediaSection> section(String mid) {
        return sections.stream().filter(s -> s.mid().equals(mid)).findFirst();
    }
}
