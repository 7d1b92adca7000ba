package dev.evenkeel.media.app;

import static io.restassured.RestAssured.given;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import dev.evenkeel.testkit.TestToken;
import dev.evenkeel.testkit.TestTokens;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One participant on one relay: the HTTP of the media API, and a real DTLS-SRTP transport. */
public final class Client implements AutoCloseable {
    /** The m-lines of {@link #offer()}: heartbeat, microphone, what another says. */
    public static final String HEARTBEAT = "0";

    public static final String MICROPHONE = "1";
    public static final String OTHER = "2";
    public static final int MICROPHONE_SSRC = 0x1234_5678;

    private static final int OPUS = 111;
    private static final Pattern CANDIDATE =
            Pattern.compile("a=candidate:\\S+ 1 udp \\d+ (\\S+) (\\d+) typ host");

    private final String participantId;
    private final String meetingId;
    private final DtlsSrtpTestClient transport;
    private int sequence;

    private Client(String participantId, String meetingId) throws IOException {
        this.participantId = participantId;
        this.meetingId = meetingId;
        this.transport = DtlsSrtpTestClient.create();
    }

    public static Client of(String participantId, String meetingId) throws IOException {
        return new Client(participantId, meetingId);
    }

    public String participantId() {
        return participantId;
    }

    /** A token that admits this participant. */
    public TestToken token(long epoch) {
        return TestTokens.relay(participantId, meetingId, epoch, "relay-a", "relay-b");
    }

    /** Body of a request for an active session. */
    public Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("offer", offer());
        body.put("active", true);
        body.put("activation", 1);
        body.put("tracks", Map.of(MICROPHONE, "microphone"));
        body.put("heartbeatMid", HEARTBEAT);
        return body;
    }

    /** The answer to a request for a session, whatever it is. */
    public static Response post(String token, Object body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/media/v1/sessions");
    }

    public Response post(TestToken token) {
        return post(token.sign(), body());
    }

    /** Opens a session under an epoch and connects it. */
    public Session join(long epoch) throws IOException, InterruptedException {
        Response answer = post(token(epoch)).then().statusCode(201).extract().response();
        connect(answer.path("answer"));
        return new Session(answer.path("sessionId"), answer.path("sessionKey"));
    }

    /** What the owner of a session knows of it. */
    public record Session(String id, String key) {}

    public void connect(String answer) throws IOException, InterruptedException {
        Matcher candidate = CANDIDATE.matcher(answer);
        if (!candidate.find()) {
            throw new AssertionError("no candidate in " + answer);
        }
        transport.connect(
                new InetSocketAddress(candidate.group(1), Integer.parseInt(candidate.group(2))),
                attribute(answer, "ice-ufrag:"),
                attribute(answer, "ice-pwd:"),
                attribute(answer, "fingerprint:sha-256 "));
    }

    /** Waits until the relay's heartbeat is as expected; fails after 2 s. */
    public void awaitHeartbeat(Predicate<HeartbeatPayload> expected) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (!expected.test(heartbeat())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no such heartbeat within 2 s");
            }
        }
    }

    /** The next heartbeat on the media path; fails after 2 s. */
    public HeartbeatPayload heartbeat() throws InterruptedException {
        RtpPacket packet = new RtpPacket();
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() < deadline) {
            byte[] received = transport.receiveRtp(Duration.ofMillis(100));
            if (received != null
                    && packet.wrap(received, 0, received.length)
                    && HeartbeatPayload.matches(
                            received, packet.payloadOffset(), packet.payloadLength())) {
                return HeartbeatPayload.read(received, packet.payloadOffset());
            }
        }
        throw new AssertionError("no heartbeat within 2 s");
    }

    /** Says 20 ms of something into the microphone. */
    public void speak() throws IOException {
        byte[] packet = new byte[RtpPacket.FIXED_HEADER + 80];
        sequence++;
        packet[0] = (byte) 0x80;
        packet[1] = OPUS;
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        writeInt(packet, 4, sequence * 960);
        writeInt(packet, 8, MICROPHONE_SSRC);
        transport.sendRtp(packet);
    }

    /** Whether the relay said goodbye in time. */
    public boolean awaitGoodbye(Duration limit) throws InterruptedException {
        return transport.awaitEnd(limit);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }

    public String offer() {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=-",
                "t=0 0",
                "a=group:BUNDLE 0 1 2",
                line(HEARTBEAT, "recvonly"),
                line(MICROPHONE, "sendonly"),
                "a=ssrc:" + MICROPHONE_SSRC + " cname:test",
                line(OTHER, "recvonly"),
                "");
    }

    private String line(String mid, String direction) {
        return String.join(
                "\r\n",
                "m=audio 9 UDP/TLS/RTP/SAVPF " + OPUS,
                "c=IN IP4 0.0.0.0",
                "a=mid:" + mid,
                "a=" + direction,
                "a=rtcp-mux",
                "a=ice-ufrag:" + transport.ufrag(),
                "a=ice-pwd:" + transport.password(),
                "a=fingerprint:sha-256 " + transport.fingerprint(),
                "a=setup:actpass",
                "a=rtpmap:" + OPUS + " opus/48000/2");
    }

    private static String attribute(String sdp, String name) {
        return sdp.lines()
                .filter(line -> line.startsWith("a=" + name))
                .findFirst()
                .map(line -> line.substring(2 + name.length()).strip())
                .orElseThrow(() -> new AssertionError("no " + name + " in " + sdp));
    }

    private static void writeInt(byte[] buffer, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            buffer[at + i] = (byte) (value >> (24 - 8 * i));
        }
    }
}
