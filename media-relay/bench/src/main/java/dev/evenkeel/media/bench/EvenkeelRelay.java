package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Our relay, over its public media API. Receivers take its heartbeats too, as every real client.
 */
final class EvenkeelRelay implements ConferenceServer {
    private static final String PUBLISHER = "p-publisher2345";

    private final JsonHttp http;
    private final JoinTokens tokens;
    private int receivers;

    EvenkeelRelay(String url, JoinTokens tokens) {
        this.http = new JsonHttp(url);
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "evenkeel";
    }

    @Override
    public void publish(DtlsSrtpTestClient client) throws IOException, InterruptedException {
        open(
                client,
                PUBLISHER,
                Map.of(
                        "offer",
                        Sdp.publish(client),
                        "active",
                        true,
                        "activation",
                        1,
                        "tracks",
                        Map.of("0", "camera")));
    }

    @Override
    public void receive(DtlsSrtpTestClient client) throws IOException, InterruptedException {
        open(
                client,
                "p-receiver-" + ++receivers,
                Map.of(
                        "offer",
                        Sdp.receiveWithHeartbeat(client),
                        "active",
                        true,
                        "activation",
                        1,
                        "subscriptions",
                        Map.of("0", Map.of("participantId", PUBLISHER, "source", "camera")),
                        "heartbeatMid",
                        "1"));
    }

    /** Joins somebody with this description; the relay's answer. */
    String join(String participantId, MediaDescription described)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>();
        body.put("offer", described.offer());
        body.put("active", true);
        body.put("activation", 1);
        body.put("tracks", described.tracks());
        body.put("subscriptions", described.subscriptions());
        if (described.heartbeatMid() != null) {
            body.put("heartbeatMid", described.heartbeatMid());
        }
        return answer(participantId, body);
    }

    private void open(DtlsSrtpTestClient client, String participantId, Map<String, ?> body)
            throws IOException, InterruptedException {
        Sdp.connect(client, answer(participantId, body));
    }

    private String answer(String participantId, Map<String, ?> body)
            throws IOException, InterruptedException {
        String token = "Bearer " + tokens.issue(participantId);
        return http.post("/media/v1/sessions", body, "Authorization", token).get("answer").asText();
    }
}
