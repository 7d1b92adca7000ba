package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.transport.BindingAnswer;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much SDP (RFC 8866) as the load needs: VP8 one way, heartbeats the other. */
public final class Sdp {
    static final int VP8 = 96;
    static final long VIDEO_SSRC = 0x5EED_0001L;

    private static final int OPUS = 111;
    private static final int RTX = 97;
    private static final Pattern RTX_MAP = Pattern.compile("a=rtpmap:(\\d+) rtx/90000");
    private static final int MOST_CHECKS = 50;
    private static final Duration CHECK = Duration.ofMillis(200);
    private static final Pattern CANDIDATE =
            Pattern.compile("a=candidate:\\S+ 1 (?:udp|UDP) \\d+ (\\S+) (\\d+) typ host");

    private Sdp() {}

    /** Sends video; the client starts the DTLS handshake. */
    static String publish(DtlsSrtpTestClient client) throws IOException {
        return session("offer", "0")
                + video(client, "0", "sendonly", RTX)
                + "a=ssrc:"
                + VIDEO_SSRC
                + " cname:load\r\n";
    }

    /** Receives video, and the relay's heartbeat like every real client. */
    static String receiveWithHeartbeat(DtlsSrtpTestClient client) throws IOException {
        return session("offer", "0 1")
                + video(client, "0", "recvonly", RTX)
                + section(client, "audio", String.valueOf(OPUS), "1", "recvonly")
                + "a=rtpmap:"
                + OPUS
                + " opus/48000/2\r\n";
    }

    /** Answers an offer of one video m-line; takes retransmissions as it numbers them. */
    static String receive(DtlsSrtpTestClient client, String offer) throws IOException {
        String mid = attribute(offer, "mid:");
        Matcher rtx = RTX_MAP.matcher(offer);
        if (!rtx.find()) {
            throw new IOException("no retransmissions in " + offer);
        }
        return session("answer", mid)
                + video(client, mid, "recvonly", Integer.parseInt(rtx.group(1)));
    }

    /** Connects a client to the server that wrote this description. */
    public static void connect(DtlsSrtpTestClient client, String description)
            throws IOException, InterruptedException {
        Matcher candidate = CANDIDATE.matcher(description);
        if (!candidate.find()) {
            throw new IOException("no UDP candidate in " + description);
        }
        InetSocketAddress server =
                new InetSocketAddress(candidate.group(1), Integer.parseInt(candidate.group(2)));
        client.target(
                server, attribute(description, "ice-ufrag:"), attribute(description, "ice-pwd:"));
        awaitPath(client);
        client.connect(
                server,
                attribute(description, "ice-ufrag:"),
                attribute(description, "ice-pwd:"),
                attribute(description, "fingerprint:sha-256 "));
    }

    /** Checks are repeated, as browsers do (RFC 8445 section 7.2.1): a server may not be ready. */
    private static void awaitPath(DtlsSrtpTestClient client)
            throws IOException, InterruptedException {
        for (int i = 0; i < MOST_CHECKS; i++) {
            if (client.check(true, CHECK) instanceof BindingAnswer.Success) {
                return;
            }
        }
        throw new IOException("no path after " + MOST_CHECKS + " checks");
    }

    static String attribute(String description, String name) throws IOException {
        return description
                .lines()
                .filter(line -> line.startsWith("a=" + name))
                .findFirst()
                .map(line -> line.substring(2 + name.length()).strip())
                .orElseThrow(() -> new IOException("no a=" + name + " in " + description));
    }

    private static String session(String name, String mids) {
        return lines(
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=" + name,
                "t=0 0",
                "a=group:BUNDLE " + mids,
                "a=msid-semantic: WMS *");
    }

    /** With retransmissions (RFC 4588), as every browser offers them. */
    private static String video(DtlsSrtpTestClient client, String mid, String direction, int rtx)
            throws IOException {
        return section(client, "video", VP8 + " " + rtx, mid, direction)
                + lines(
                        "a=rtpmap:" + VP8 + " VP8/90000",
                        "a=rtcp-fb:" + VP8 + " nack",
                        "a=rtcp-fb:" + VP8 + " nack pli",
                        "a=rtpmap:" + rtx + " rtx/90000",
                        "a=fmtp:" + rtx + " apt=" + VP8);
    }

    private static String section(
            DtlsSrtpTestClient client, String kind, String types, String mid, String direction)
            throws IOException {
        InetSocketAddress local = client.localAddress();
        return lines(
                "m=" + kind + " 9 UDP/TLS/RTP/SAVPF " + types,
                "c=IN IP4 0.0.0.0",
                "a=mid:" + mid,
                "a=" + direction,
                "a=rtcp-mux",
                "a=ice-ufrag:" + client.ufrag(),
                "a=ice-pwd:" + client.password(),
                "a=fingerprint:sha-256 " + client.fingerprint(),
                "a=setup:active",
                "a=candidate:1 1 udp 2130706431 "
                        + local.getHostString()
                        + " "
                        + local.getPort()
                        + " typ host",
                "a=end-of-candidates");
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
