package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Offers as a browser would write them, in short. */
public final class Offers {
    public static final int OPUS = 111;
    public static final int VP8 = 96;
    public static final int RTX = 97;
    public static final int TRANSPORT_SEQUENCE = 3;
    public static final int MID = 4;
    public static final int AUDIO_LEVEL = 5;
    public static final int RID = 10;
    public static final int REPAIRED_RID = 11;

    private static final String VIDEO =
            "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 goog-remb\r\na=rtcp-fb:96 transport-cc\r\n"
                    + "a=rtcp-fb:96 ccm fir\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n";

    private final StringBuilder sections = new StringBuilder();
    private final StringBuilder bundle = new StringBuilder();
    private final Map<String, String> tracks = new LinkedHashMap<>();
    private final Map<String, TrackName> subscriptions = new LinkedHashMap<>();
    private String heartbeatMid = "";
    private int mids;
    private String credentials =
            credentials("user", "password-of-22-letters", "CD" + ":CD".repeat(31));
    private final Set<String> followed = new HashSet<>();
    private String extensions = "";
    private String audioExtensions = "";
    private String videoTypes = VP8 + " " + RTX;
    private String videoFormats = VIDEO + "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n";
    private String audioTypes = String.valueOf(OPUS);
    private String audioFormats =
            "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n";

    public static Offers offer() {
        return new Offers();
    }

    public Offers also(Consumer<Offers> more) {
        more.accept(this);
        return this;
    }

    /** A sendonly line; its mid. */
    public String send(String source, int ssrc, int rtxSsrc) {
        boolean video = source.equals("camera");
        String mid = line(video, "sendonly");
        if (video) {
            sections.append("a=ssrc-group:FID ").append(ssrc).append(' ').append(rtxSsrc);
            sections.append("\r\n");
        }
        sections.append("a=ssrc:").append(ssrc).append(" cname:client\r\n");
        if (video) {
            sections.append("a=ssrc:").append(rtxSsrc).append(" cname:client\r\n");
        }
        tracks.put(mid, source);
        return mid;
    }

    /** Lines from now on offer this encoding too, before the usual one. */
    public Offers format(int payloadType, boolean video, String attributes) {
        if (video) {
            videoTypes = payloadType + " " + videoTypes;
            videoFormats += attributes.formatted(payloadType);
        } else {
            audioTypes = payloadType + " " + audioTypes;
            audioFormats += attributes.formatted(payloadType);
        }
        return this;
    }

    /** Sound on lines from now on is asked for again when it is lost (RFC 4585 §6.2.1). */
    public Offers repairedSound() {
        audioFormats += "a=rtcp-fb:111 nack\r\n";
        return this;
    }

    /** Lines from now on are those of a client that really connects. */
    public Offers connecting(String ufrag, String password, String fingerprint) {
        credentials = credentials(ufrag, password, fingerprint);
        return this;
    }

    private static String credentials(String ufrag, String password, String fingerprint) {
        return "a=ice-ufrag:%s\r\na=ice-pwd:%s\r\na=fingerprint:sha-256 %s\r\n"
                .formatted(ufrag, password, fingerprint);
    }

    /** Lines from now on know no RTX. */
    public Offers withoutRtx() {
        videoTypes = String.valueOf(VP8);
        videoFormats = VIDEO;
        return this;
    }

    /** Lines from now on can number the packets of the whole transport (transport-cc). */
    public Offers numbered() {
        extensions =
                "a=extmap:"
                        + TRANSPORT_SEQUENCE
                        + " http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n"
                        + "a=rtcp-fb:111 transport-cc\r\n";
        return this;
    }

    /** Sound on lines from now on can say how loud it is (RFC 6464). */
    public Offers levels() {
        audioExtensions = "a=extmap:5 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n";
        return this;
    }

    /** A sendonly camera with layers, smallest first (RFC 8853); its mid. */
    public String simulcast(String... rids) {
        String mid = line(true, "sendonly");
        sections.append("a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n")
                .append("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n")
                .append("a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\r\n");
        for (String rid : rids) {
            sections.append("a=rid:").append(rid).append(" send\r\n");
        }
        sections.append("a=simulcast:send ").append(String.join(";", rids)).append("\r\n");
        tracks.put(mid, "camera");
        return mid;
    }

    public String heartbeat() {
        heartbeatMid = line(false, "recvonly");
        return heartbeatMid;
    }

    public String subscribe(String participantId, String source) {
        String mid = line(source.equals("camera"), "recvonly");
        subscriptions.put(mid, new TrackName(participantId, source));
        return mid;
    }

    private String line(boolean video, String direction) {
        String mid = String.valueOf(mids++);
        bundle.append(' ').append(mid);
        sections.append(
                video
                        ? "m=video 9 UDP/TLS/RTP/SAVPF " + videoTypes + "\r\n"
                        : "m=audio 9 UDP/TLS/RTP/SAVPF " + audioTypes + "\r\n");
        sections.append("c=IN IP4 0.0.0.0\r\n").append(credentials);
        sections.append("a=setup:actpass\r\na=mid:").append(mid).append("\r\na=");
        sections.append(direction).append("\r\na=rtcp-mux\r\n").append(extensions);
        sections.append(video ? "" : audioExtensions);
        sections.append(video ? videoFormats : audioFormats);
        return mid;
    }

    /** A line that shows what the meeting as a whole has to show; its mid. */
    public String follow(boolean video) {
        String mid = line(video, "recvonly");
        followed.add(mid);
        return mid;
    }

    public MediaDescription describe() {
        String sdp =
                "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE"
                        + bundle
                        + "\r\n"
                        + sections;
        return new MediaDescription(
                sdp, tracks, subscriptions, followed, heartbeatMid.isEmpty() ? null : heartbeatMid);
    }
}
