package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.OpenOutcome.BadOffer;
import dev.evenkeel.media.sfu.sdp.MediaSection.Credentials;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an offer as Chromium and Firefox write it (RFC 8829 §5.8), and checks what this relay
 * depends on.
 */
public final class OfferParser {
    private static final int MAX_LENGTH = 512 * 1024;
    private static final int MAX_SECTIONS = 512;
    private static final String OWN_MID = "an own a=mid for each m-line";

    private OfferParser() {}

    /** What came of it. */
    public sealed interface Result {
        record Parsed(Offer offer) implements Result {}

        record Refused(BadOffer reason) implements Result {}
    }

    public static Result parse(String sdp) {
        try {
            return new Result.Parsed(parseOrThrow(sdp));
        } catch (OfferException e) {
            return new Result.Refused(new BadOffer(e.field, e.expected, shorten(e.actual)));
        }
    }

    private static Offer parseOrThrow(String sdp) {
        if (sdp.length() > MAX_LENGTH || !sdp.startsWith("v=0")) {
            throw new OfferException("offer", "SDP that begins with v=0, below 512 KiB", sdp);
        }
        SectionParser session = SectionParser.session();
        List<SectionParser> media = new ArrayList<>();
        List<String> bundle = new ArrayList<>();
        SectionParser current = session;
        for (String line : sdp.lines().toList()) {
            if (line.startsWith("m=")) {
                current = SectionParser.media(line.substring(2));
                media.add(current);
            } else if (line.startsWith("a=group:BUNDLE ")) {
                bundle.addAll(List.of(line.substring(15).strip().split(" +")));
            } else if (line.startsWith("a=")) {
                current.attribute(line.substring(2));
            }
        }
        return check(media, session.credentials(), bundle);
    }

    private static Offer check(
            List<SectionParser> media, Credentials session, List<String> bundle) {
        if (media.isEmpty() || media.size() > MAX_SECTIONS) {
            throw new OfferException("offer", "1–512 m-lines", media.size() + " m-lines");
        }
        List<MediaSection> sections = media.stream().map(SectionParser::finish).toList();
        Set<String> bundled = new LinkedHashSet<>(bundle);
        Set<String> mids = new HashSet<>();
        Credentials transport = null;
        for (MediaSection section : sections) {
            if (!section.mid().isEmpty() && !mids.add(section.mid())) {
                throw new OfferException("offer", OWN_MID, section.mid());
            }
            if (!section.alive()) {
                continue;
            }
            checkSection(section, bundled);
            transport = transport == null ? section.credentials() : transport;
        }
        if (transport == null) {
            throw new OfferException("offer", "a live m-line", "only rejected ones");
        }
        Credentials own = transport.orElse(session);
        return new Offer(
                sections,
                List.copyOf(bundle),
                required("a=ice-ufrag", own.ufrag()),
                required("a=ice-pwd", own.password()),
                fingerprint(own));
    }

    private static void checkSection(MediaSection section, Set<String> bundle) {
        if (section.mid().isEmpty()) {
            throw new OfferException("offer", OWN_MID, "");
        }
        if (!bundle.contains(section.mid())) {
            throw new OfferException(
                    "offer", "mid " + section.mid() + " in a=group:BUNDLE", bundle.toString());
        }
        if (!section.kind().equals("application") && !section.rtcpMux()) {
            throw new OfferException(
                    "offer", "a=rtcp-mux in mid " + section.mid(), "no a=rtcp-mux");
        }
    }

    private static String fingerprint(Credentials credentials) {
        String value = required("a=fingerprint", credentials.fingerprint());
        String[] parts = value.split(" +", -1);
        String setup = required("a=setup", credentials.setup());
        if (!setup.equals("actpass") && !setup.equals("active")) {
            throw new OfferException("offer", "a=setup:actpass or active", "a=setup:" + setup);
        }
        if (parts.length != 2
                || !parts[0].equalsIgnoreCase("sha-256")
                || !parts[1].matches("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){31}")) {
            throw new OfferException("offer", "a=fingerprint:sha-256 <32 hex pairs>", value);
        }
        return parts[1].toUpperCase(Locale.ROOT);
    }

    private static String required(String attribute, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new OfferException("offer", attribute, "no " + attribute);
        }
        return value;
    }

    private static String shorten(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
