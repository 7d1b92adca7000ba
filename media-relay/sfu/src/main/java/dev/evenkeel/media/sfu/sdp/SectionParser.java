package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.sdp.MediaSection.Credentials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects the lines of one m-section, or of the session level. */
final class SectionParser {
    private static final int MAX_LAYERS = 4;

    /** As many as there are payload types. */
    private static final int MAX_FORMATS = 128;

    private final String kind;
    private final int port;
    private final String protocol;
    private final List<String> formats;
    private final Map<Integer, String> encodings = new LinkedHashMap<>();
    private final Map<Integer, String> parameters = new HashMap<>();
    private final Map<Integer, Set<String>> feedback = new HashMap<>();
    private final Map<String, Integer> extensions = new LinkedHashMap<>();
    private final Set<Integer> ssrcs = new LinkedHashSet<>();
    private final Map<Integer, Integer> repairs = new LinkedHashMap<>();
    private List<String> sentRids = List.of();
    private Credentials credentials = Credentials.NONE;
    private Direction direction = Direction.SENDRECV;
    private String mid = "";
    private boolean rtcpMux;
    private boolean bundleOnly;

    private SectionParser(String kind, int port, String protocol, List<String> formats) {
        this.kind = kind;
        this.port = port;
        this.protocol = protocol;
        this.formats = formats;
    }

    static SectionParser session() {
        return new SectionParser("session", 0, "", List.of());
    }

    /**
     * @param value of {@code m=}: kind, port, protocol, formats
     */
    static SectionParser media(String value) {
        String[] parts = value.split(" ", -1);
        if (parts.length < 4) {
            throw new OfferException("offer", "m=<media> <port> <proto> <fmt>", "m=" + value);
        }
        if (parts.length > 3 + MAX_FORMATS) {
            throw new OfferException("offer", "1–128 formats of an m-line", "m=" + value);
        }
        return new SectionParser(
                parts[0],
                number(parts[1].split("/", 2)[0], "m=" + value),
                parts[2],
                List.of(Arrays.copyOfRange(parts, 3, parts.length)));
    }

    /**
     * @param attribute of {@code a=}
     */
    void attribute(String attribute) {
        int colon = attribute.indexOf(':');
        String name = colon < 0 ? attribute : attribute.substring(0, colon);
        String value = colon < 0 ? "" : attribute.substring(colon + 1).strip();
        switch (name) {
            case "mid" -> mid = value;
            case "sendrecv" -> direction = Direction.SENDRECV;
            case "sendonly" -> direction = Direction.SENDONLY;
            case "recvonly" -> direction = Direction.RECVONLY;
            case "inactive" -> direction = Direction.INACTIVE;
            case "rtcp-mux" -> rtcpMux = true;
            case "bundle-only" -> bundleOnly = true;
            case "ice-ufrag", "ice-pwd", "setup" -> credential(name, value);
            case "fingerprint" -> fingerprint(value);
            case "rtpmap" -> encodings.put(payloadType(value), rest(value));
            case "fmtp" -> parameters.put(payloadType(value), rest(value));
            case "rtcp-fb" -> feedback(value);
            case "extmap" -> extension(value);
            case "simulcast" -> simulcast(value.split(" ", -1));
            case "ssrc" -> ssrcs.add(ssrc(value.split(" ", 2)[0]));
            case "ssrc-group" -> group(value.split(" ", -1));
            default -> {}
        }
    }

    /** Of several (RFC 8122 §5) the one that is understood here counts. */
    private void fingerprint(String value) {
        if (credentials.fingerprint() == null
                || value.toLowerCase(Locale.ROOT).startsWith("sha-256 ")) {
            credential("fingerprint", value);
        }
    }

    private void credential(String name, String value) {
        Credentials said =
                switch (name) {
                    case "ice-ufrag" -> new Credentials(value, null, null, null);
                    case "ice-pwd" -> new Credentials(null, value, null, null);
                    case "setup" -> new Credentials(null, null, null, value);
                    default -> new Credentials(null, null, value, null);
                };
        credentials = said.orElse(credentials);
    }

    private void feedback(String value) {
        if (!value.startsWith("*")) {
            feedback.computeIfAbsent(payloadType(value), _ -> new LinkedHashSet<>())
                    .add(rest(value));
        }
    }

    private void extension(String value) {
        String id = value.split("[ /]", 2)[0];
        String[] parts = value.split(" ", -1);
        if (parts.length < 2) {
            throw new OfferException("offer", "a=extmap:<id> <uri>", "a=extmap:" + value);
        }
        extensions.put(parts[1], number(id, "a=extmap:" + value));
    }

    /**
     * Of alternatives for a layer the first counts; a layer that begins paused is one all the same.
     */
    private void simulcast(String[] parts) {
        for (int i = 0; i + 1 < parts.length; i += 2) {
            if (parts[i].equals("send")) {
                sentRids =
                        Arrays.stream(parts[i + 1].split(";", -1))
                                .map(layer -> layer.split(",", 2)[0].replace("~", ""))
                                .toList();
            }
        }
        if (sentRids.size() > MAX_LAYERS || sentRids.stream().anyMatch(String::isEmpty)) {
            throw new OfferException(
                    "offer", "a=simulcast:send with 1–4 layers", "a=simulcast:" + sentRids);
        }
    }

    private void group(String[] parts) {
        if (parts[0].equals("FID") && parts.length == 3) {
            repairs.put(ssrc(parts[1]), ssrc(parts[2]));
        }
    }

    private static int payloadType(String value) {
        int type = number(value.split(" ", 2)[0], value);
        if (type > 127) {
            throw new OfferException("offer", "a payload type of 0–127", value);
        }
        return type;
    }

    private static String rest(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? "" : value.substring(space + 1).strip();
    }

    private static int number(String digits, String line) {
        try {
            return Integer.parseUnsignedInt(digits) & Integer.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw new OfferException("offer", "a number", line);
        }
    }

    private static int ssrc(String digits) {
        try {
            return Integer.parseUnsignedInt(digits);
        } catch (NumberFormatException e) {
            throw new OfferException("offer", "an SSRC of 32 bits", digits);
        }
    }

    Credentials credentials() {
        return credentials;
    }

    MediaSection finish() {
        List<Codec> codecs = new ArrayList<>();
        encodings.forEach((type, encoding) ->
                codecs.add(
                        new Codec(
                                type,
                                encoding,
                                parameters.getOrDefault(type, ""),
                                Set.copyOf(feedback.getOrDefault(type, Set.of())))));
        return new MediaSection(
                kind,
                mid,
                protocol,
                port != 0 || bundleOnly,
                direction,
                rtcpMux,
                formats,
                List.copyOf(codecs),
                Map.copyOf(extensions),
                sentRids,
                List.copyOf(ssrcs),
                Map.copyOf(repairs),
                credentials);
    }
}
