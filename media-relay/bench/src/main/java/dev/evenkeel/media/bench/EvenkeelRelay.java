package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.util.Map;

/**
 * Our relay, over its public media API. Receivers take its heartbeats too, as every real client.
 */
final class EvenkeelRelay implements ConferenceServer {
    static final String PUBLISHER = "p-publisher2345";

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

    /** Takes part in the meeting as the description says, connected; the relay's answer. */
    String attend(DtlsSrtpTestClient client, String participantId, MediaDescription description)
            throws IOException, InterruptedException {
        return open(
                client,
                participantId,
                Map.of(
                        "offer",
                        description.offer(),
                        "active",
                        true,
                        "activation",
                        1,
                        "tracks",
                        description.tracks(),
                        "subscriptions",
                        description.subscriptions(),
                        "heartbeatMid",
                        String.valueOf(description.heartbeatMid())));
    }

    private String open(DtlsSrtpTestClient client, String participantId, Map<String, ?> body)
            throws IOException, InterruptedException {
        String token = "Bearer " + tokens.issue(participantId);
        String answer =
                http.post("/media/v1/sessions", body, "Authorization", token)
                        .get("answer")
                        .asText();
        Sdp.connect(client, answer);
        return answer;
    }
}
