package dev.evenkeel.media.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Janus with its videoroom plugin, over its REST interface. */
final class JanusVideoroom implements ConferenceServer {
    private static final String PLUGIN = "janus.plugin.videoroom";
    private static final int MOST_EVENTS = 20;

    private final JsonHttp http;
    private final int room;
    private final String session;
    private int transactions;
    private long feed;

    /**
     * @param room exists already
     */
    JanusVideoroom(String url, int room) throws IOException, InterruptedException {
        this.http = new JsonHttp(url);
        this.room = room;
        this.session = "/janus/" + created("/janus", Map.of("janus", "create"));
    }

    @Override
    public String name() {
        return "janus";
    }

    @Override
    public void publish(DtlsSrtpTestClient client) throws IOException, InterruptedException {
        Sdp.connect(client, publish(Sdp.publish(client)));
    }

    /** Joins the publisher with this offer; what Janus answers. */
    String publish(String sdp) throws IOException, InterruptedException {
        JsonNode joined =
                ask(
                        attach(),
                        Map.of("request", "joinandconfigure", "ptype", "publisher", "room", room),
                        Map.of("type", "offer", "sdp", sdp));
        feed = joined.at("/plugindata/data/id").asLong();
        return joined.at("/jsep/sdp").asText();
    }

    @Override
    public void receive(DtlsSrtpTestClient client) throws IOException, InterruptedException {
        Sdp.connect(client, receive(offer -> Sdp.receive(client, offer)));
    }

    /** Answers an offer. */
    interface Answering {
        String to(String offer) throws IOException;
    }

    /** Joins a receiver of everything the publisher sends; the offer it has answered. */
    String receive(Answering answering) throws IOException, InterruptedException {
        String handle = attach();
        JsonNode offered =
                ask(
                        handle,
                        Map.of(
                                "request",
                                "join",
                                "ptype",
                                "subscriber",
                                "room",
                                room,
                                "streams",
                                List.of(Map.of("feed", feed))),
                        Map.of());
        String offer = offered.at("/jsep/sdp").asText();
        String answer = answering.to(offer);
        ask(handle, Map.of("request", "start"), Map.of("type", "answer", "sdp", answer));
        return offer;
    }

    private String attach() throws IOException, InterruptedException {
        return session + "/" + created(session, Map.of("janus", "attach", "plugin", PLUGIN));
    }

    private long created(String path, Map<String, ?> request)
            throws IOException, InterruptedException {
        JsonNode answer = http.post(path, numbered(request));
        if (!"success".equals(answer.path("janus").asText())) {
            throw new IOException("Janus refuses " + request + ": " + answer);
        }
        return answer.at("/data/id").asLong();
    }

    private JsonNode ask(String handle, Map<String, ?> body, Map<String, ?> jsep)
            throws IOException, InterruptedException {
        Map<String, Object> message = new LinkedHashMap<>(Map.of("janus", "message", "body", body));
        if (!jsep.isEmpty()) {
            message.put("jsep", jsep);
        }
        http.post(handle, numbered(message));
        return event(transaction());
    }

    /** Reads events until the one that answers; others, such as "webrtcup", are news of no use. */
    private JsonNode event(String transaction) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_EVENTS; i++) {
            JsonNode event = http.get(session + "?maxev=1");
            if (event.path("transaction").asText().equals(transaction)) {
                if (event.at("/plugindata/data/error").isMissingNode()) {
                    return event;
                }
                throw new IOException("Janus refuses: " + event);
            }
        }
        throw new IOException("Janus does not answer " + transaction);
    }

    private Map<String, Object> numbered(Map<String, ?> request) {
        Map<String, Object> numbered = new LinkedHashMap<>(request);
        transactions++;
        numbered.put("transaction", transaction());
        return numbered;
    }

    /** Of the last request. */
    private String transaction() {
        return "t" + transactions;
    }
}
