package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.sdp.Agreed.Extensions;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Receive;
import dev.evenkeel.media.sfu.sdp.Agreed.Send;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the answer (RFC 8829 §5.3.1) of an ICE-lite, DTLS-passive end with host candidates. */
public final class AnswerWriter {
    private static final List<String> VIDEO_FEEDBACK =
            List.of("goog-remb", "ccm fir", "nack", "nack pli");

    /**
     * What Chromium takes a path for that has carried nothing yet. Its own 300 kbit/s spread the
     * first keyframe after a failover over a third of a second.
     */
    private static final String START = "x-google-start-bitrate=1500";

    /** The relay's end of the transport. */
    public record Transport(
            Candidates candidates, String ufrag, String password, String fingerprint) {}

    private final Transport transport;
    private final Set<String> msids = new HashSet<>();
    private final StringBuilder out = new StringBuilder(4096);

    private AnswerWriter(Transport transport) {
        this.transport = transport;
    }

    /**
     * The text of the answer.
     *
     * @param version grows with each answer of the session (RFC 8866 §5.2)
     */
    public static String write(
            long sessionId, long version, Transport transport, List<Agreed> lines) {
        AnswerWriter writer = new AnswerWriter(transport);
        writer.session(sessionId, version, lines);
        lines.forEach(writer::section);
        return writer.out.toString();
    }

    private void session(long sessionId, long version, List<Agreed> lines) {
        String bundle =
                lines.stream()
                        .filter(Agreed::accepted)
                        .map(Agreed::mid)
                        .collect(Collectors.joining(" "));
        line("v=0");
        line("o=- " + sessionId + " " + version + " IN IP4 127.0.0.1");
        line("s=-");
        line("t=0 0");
        line("a=ice-lite");
        line("a=group:BUNDLE " + bundle);
        line("a=msid-semantic: WMS *");
    }

    private void section(Agreed agreed) {
        MediaSection section = agreed.section();
        if (!agreed.accepted()) {
            rejected(section);
            return;
        }
        Candidates candidates = transport.candidates();
        int port = candidates.port();
        line("m=" + section.kind() + " " + port + " " + section.protocol() + types(agreed));
        line("c=IN " + candidates.family() + " " + candidates.address());
        line("a=rtcp:9 IN IP4 0.0.0.0");
        line("a=mid:" + section.mid());
        transport();
        line("a=" + agreed.direction().attribute());
        line("a=rtcp-mux");
        line("a=rtcp-rsize");
        Receive receive = agreed.receive();
        Send send = agreed.send();
        int sequence = send == null ? 0 : send.transportSequence();
        int level = send == null ? 0 : send.audioLevel();
        if (receive != null) {
            extensions(receive.extensions());
            sequence = receive.extensions().transportSequence();
            level = receive.extensions().audioLevel();
        }
        extension(sequence, HeaderExtensions.TRANSPORT_SEQUENCE);
        extension(level, HeaderExtensions.AUDIO_LEVEL);
        boolean feedback = sequence > 0;
        agreed.formats().forEach(format -> format(section.video(), format, feedback));
        if (receive != null && !receive.rids().isEmpty()) {
            layers(receive.rids());
        }
        if (send != null) {
            boolean repairs = agreed.formats().stream().anyMatch(f -> f.rtxPayloadType() >= 0);
            sources(section.mid(), send, repairs);
        }
    }

    private static String types(Agreed agreed) {
        StringBuilder types = new StringBuilder();
        for (Format format : agreed.formats()) {
            types.append(' ').append(format.payloadType());
            if (format.rtxPayloadType() >= 0) {
                types.append(' ').append(format.rtxPayloadType());
            }
        }
        return types.toString();
    }

    private void rejected(MediaSection section) {
        line(
                "m="
                        + section.kind()
                        + " 0 "
                        + section.protocol()
                        + " "
                        + String.join(" ", section.formats()));
        line("c=IN IP4 0.0.0.0");
        if (!section.mid().isEmpty()) {
            line("a=mid:" + section.mid());
        }
        line("a=inactive");
    }

    private void transport() {
        line("a=ice-ufrag:" + transport.ufrag());
        line("a=ice-pwd:" + transport.password());
        line("a=fingerprint:sha-256 " + transport.fingerprint());
        line("a=setup:passive");
        transport.candidates().attributes().forEach(candidate -> line("a=" + candidate));
        line("a=end-of-candidates");
    }

    private void extensions(Extensions extensions) {
        extension(extensions.mid(), HeaderExtensions.MID);
        extension(extensions.rid(), HeaderExtensions.RID);
        extension(extensions.repairedRid(), HeaderExtensions.REPAIRED_RID);
    }

    private void extension(int id, String uri) {
        if (id > 0) {
            line("a=extmap:" + id + " " + uri);
        }
    }

    /** RFC 8853 §5.3: all layers, in the offer's order. */
    private void layers(List<String> rids) {
        rids.forEach(rid -> line("a=rid:" + rid + " recv"));
        line("a=simulcast:recv " + String.join(";", rids));
    }

    private void format(boolean video, Format format, boolean transportFeedback) {
        int type = format.payloadType();
        line("a=rtpmap:" + type + " " + format.codec().encoding());
        Set<String> offered = format.codec().feedback();
        if (video) {
            VIDEO_FEEDBACK.stream()
                    .filter(offered::contains)
                    .forEach(f -> line("a=rtcp-fb:" + type + " " + f));
        } else if (format.repairable()) {
            line("a=rtcp-fb:" + type + " nack");
        }
        if (transportFeedback && offered.contains(HeaderExtensions.TRANSPORT_FEEDBACK)) {
            line("a=rtcp-fb:" + type + " " + HeaderExtensions.TRANSPORT_FEEDBACK);
        }
        line("a=fmtp:" + type + " " + parameters(format));
        if (format.rtxPayloadType() >= 0) {
            line("a=rtpmap:" + format.rtxPayloadType() + " rtx/90000");
            line("a=fmtp:" + format.rtxPayloadType() + " apt=" + type);
        }
    }

    /** What was offered is what is agreed: profiles were matched, and levels may differ. */
    private static String parameters(Format format) {
        String offered = format.codec().parameters();
        return switch (format.encoding().payload()) {
            case OPUS -> "minptime=10;useinbandfec=1";
            case RED -> offered;
            case VP8 -> START;
            case VP9, H264, AV1 -> offered.isEmpty() ? START : offered + ";" + START;
        };
    }

    private void sources(String mid, Send send, boolean repairs) {
        TrackName wanted = send.subscription();
        String owner = wanted == null ? "relay" : wanted.participantId();
        String track = trackId(mid, owner, name(send));
        line("a=msid:" + owner + " " + track);
        String media = Integer.toUnsignedString(send.ssrcs().media());
        if (!repairs) {
            source(media, owner, track);
            return;
        }
        String rtx = Integer.toUnsignedString(send.ssrcs().rtx());
        line("a=ssrc-group:FID " + media + " " + rtx);
        source(media, owner, track);
        source(rtx, owner, track);
    }

    private static String name(Send send) {
        TrackName wanted = send.subscription();
        if (wanted != null) {
            return wanted.source();
        }
        if (send.follows()) {
            return "programme";
        }
        return send.heartbeat() ? "heartbeat" : "idle";
    }

    /** Chromium refuses an answer in which two m-lines have the same msid. */
    private String trackId(String mid, String owner, String name) {
        return msids.add(owner + " " + name) ? name : name + "-" + mid;
    }

    private void source(String ssrc, String owner, String track) {
        line("a=ssrc:" + ssrc + " cname:" + owner);
        line("a=ssrc:" + ssrc + " msid:" + owner + " " + track);
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }
}
