package dev.evenkeel.media.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.media.bench.JsonHttp;
import dev.evenkeel.media.bench.Sdp;
import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.ClientPath;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody in the meeting, with a path to each relay of its pair, as the web application has. */
final class Person implements AutoCloseable {
    private static final int MICROPHONE = 1_000;
    private static final int CAMERA = 2_000;

    /** What is between a person and a relay. */
    @FunctionalInterface
    interface Network {
        ClientPath over(String relayId, ClientPath path);
    }

    /** An open path to one relay. */
    private record Path(String url, String key, SimulatedClient client) {}

    private final JsonHttp front;
    private final RealTime time;
    private final JsonNode admission;
    private final Network network;
    private final Map<String, Path> paths = new LinkedHashMap<>();
    private final MeetingSocket socket;
    private List<String> others = List.of();
    private JsonNode placement;
    private String joinToken;
    private String active;
    private int activation = 1;

    /**
     * @param admission what room-service answered when this person came in
     */
    Person(
            JsonHttp front,
            RealTime time,
            JsonNode admission,
            MeetingSocket socket,
            Network network) {
        this.front = front;
        this.time = time;
        this.admission = admission;
        this.socket = socket;
        this.network = network;
        this.placement = admission.get("placement");
        this.joinToken = admission.get("joinToken").asText();
        this.active = relay("primary").get("relayId").asText();
    }

    String id() {
        return admission.get("participantId").asText();
    }

    private JsonNode relay(String role) {
        return placement.get(role);
    }

    private long epoch() {
        return placement.get("epoch").asLong();
    }

    /** Takes the seat that was given, which the room waits for only so long. */
    void greet() {
        socket.say(
                Map.of(
                        "type",
                        "hello",
                        "participantId",
                        id(),
                        "resumeKey",
                        admission.get("resumeKey").asText()));
        socket.say(Map.of("type", "media-state", "microphone", "on", "camera", "on"));
    }

    /** Opens both paths and sends over the first. */
    void enter(List<String> others) throws IOException, InterruptedException {
        this.others = List.copyOf(others);
        openPair();
        sendOver(active, true);
    }

    /** Goes where the room says. */
    void hear(JsonNode message) throws IOException, InterruptedException {
        if (!message.path("type").asText().equals("placement")) {
            return;
        }
        placement = message.get("placement");
        joinToken = message.get("joinToken").asText();
        openPair();
        String primary = relay("primary").get("relayId").asText();
        if (!primary.equals(active)) {
            switchTo(primary, "placement");
        }
    }

    /** Opens what paths to the pair there are not yet. */
    private void openPair() throws IOException, InterruptedException {
        for (String role : List.of("primary", "standby")) {
            String relayId = relay(role).path("relayId").asText();
            if (placement.hasNonNull(role) && !paths.containsKey(relayId)) {
                paths.put(relayId, open(relayId, relay(role).get("url").asText()));
            }
        }
    }

    private Path open(String relayId, String url) throws IOException, InterruptedException {
        DtlsSrtpTestClient transport = DtlsSrtpTestClient.create();
        Offers offer =
                Offers.offer()
                        .connecting(
                                transport.ufrag(), transport.password(), transport.fingerprint())
                        .numbered()
                        .levels();
        offer.send("microphone", MICROPHONE, 0);
        String camera = offer.simulcast("q", "h", "f");
        String heartbeat = offer.heartbeat();
        Map<String, Boolean> video = new HashMap<>();
        for (String other : others) {
            video.put(offer.subscribe(other, "microphone"), false);
            video.put(offer.subscribe(other, "camera"), true);
        }
        JsonNode opened = session(url, relayId.equals(active), offer.describe());
        String sdp = opened.get("answer").asText();
        Sdp.connect(transport, sdp);
        return time.ask(() -> {
            SimulatedClient client = new SimulatedClient(time);
            client.publish(false, MICROPHONE, 0);
            client.publishLayers(camera, "qhf", CAMERA, CAMERA + 1, CAMERA + 2);
            client.answered(Answer.parse(sdp), heartbeat, video);
            client.connect(network.over(relayId, new UdpPath(transport, time)));
            return new Path(
                    url + "/sessions/" + opened.get("sessionId").asText(),
                    opened.get("sessionKey").asText(),
                    client);
        });
    }

    private JsonNode session(String url, boolean carries, MediaDescription description)
            throws IOException, InterruptedException {
        return front.post(
                url + "/sessions",
                Map.of(
                        "offer",
                        description.offer(),
                        "active",
                        carries,
                        "activation",
                        activation,
                        "tracks",
                        description.tracks(),
                        "subscriptions",
                        description.subscriptions(),
                        "heartbeatMid",
                        String.valueOf(description.heartbeatMid())),
                "Authorization",
                "Bearer " + joinToken);
    }

    /** Goes on over another relay, and tells the room. */
    void switchTo(String relayId, String reason) throws IOException, InterruptedException {
        Path path = path(relayId);
        activation++;
        front.post(
                path.url() + "/active",
                Map.of("active", true, "activation", activation, "epoch", epoch()),
                "Authorization",
                "Bearer " + path.key());
        sendOver(active, false);
        sendOver(relayId, true);
        socket.say(
                Map.of(
                        "type",
                        "path",
                        "relayId",
                        relayId,
                        "epoch",
                        epoch(),
                        "reason",
                        reason,
                        "silenceMillis",
                        120,
                        "fromRelayId",
                        active));
        active = relayId;
    }

    private void sendOver(String relayId, boolean sends) throws InterruptedException {
        SimulatedClient client = path(relayId).client();
        time.run(() -> client.sendMedia(sends));
    }

    private Path path(String relayId) {
        Path path = paths.get(relayId);
        if (path == null) {
            throw new IllegalStateException("no path to " + relayId + ", only " + paths.keySet());
        }
        return path;
    }

    void say(Map<String, ?> message) {
        socket.say(message);
    }

    @Override
    public void close() {
        for (Path path : paths.values()) {
            path.client().vanish("over");
        }
        socket.close();
    }
}
