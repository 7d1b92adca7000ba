package dev.evenkeel.room.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import java.util.BitSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One person of a crowd, as a browser holds the meeting open. Chat carries its number within the
 * meeting and when it was due, so that everybody can tell what is missing and how late it is.
 */
final class Attendee {
    private static final String MARK = "crowd ";
    private static final String SEQ = "\"seq\":";

    private final String meetingId;
    private final JsonNode admission;
    private final Delays delays;
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final BitSet heard = new BitSet();
    private final WebSocket socket;
    private long lastSeq;
    private int twice;
    private int outOfOrder;
    private int problems;
    private int stored;

    /** Says hello; {@link #welcome} tells when the meeting has answered. */
    Attendee(String meetingId, JsonNode admission, WebSocket socket, Delays delays) {
        this.meetingId = meetingId;
        this.admission = admission;
        this.delays = delays;
        this.socket = socket;
        socket.textMessageHandler(this::received);
        socket.closeHandler(_ -> gone.complete(null));
        socket.writeTextMessage(
                "{\"type\":\"hello\",\"participantId\":%s,\"resumeKey\":%s,\"lastChatSeq\":0}"
                        .formatted(admission.get("participantId"), admission.get("resumeKey")));
    }

    String meetingId() {
        return meetingId;
    }

    CompletableFuture<Void> welcome() {
        return welcome;
    }

    CompletableFuture<Void> gone() {
        return gone;
    }

    /**
     * Says something to everybody in the meeting.
     *
     * @param number from 0, one more each time somebody of the meeting says something
     * @param due by {@link System#nanoTime()}
     */
    void say(int number, long due) {
        socket.writeTextMessage(
                "{\"type\":\"chat\",\"id\":\"%s\",\"text\":\"%s%d %d\"}"
                        .formatted(UUID.randomUUID(), MARK, number, due));
    }

    void leave() {
        socket.writeTextMessage("{\"type\":\"leave\"}");
    }

    /** What was heard so far. */
    synchronized Heard heard() {
        return new Heard(heard.cardinality(), twice, outOfOrder, problems, stored, gone.isDone());
    }

    /**
     * @param messages different ones
     * @param stored own messages that the meeting said are durable
     */
    record Heard(
            int messages, int twice, int outOfOrder, int problems, int stored, boolean isGone) {}

    private synchronized void received(String json) {
        if (json.startsWith("{\"type\":\"chat\"")) {
            said(json, System.nanoTime());
        } else if (json.startsWith("{\"type\":\"chat-stored\"")) {
            stored++;
        } else if (json.startsWith("{\"type\":\"problem\"")) {
            problems++;
        } else if (json.startsWith("{\"type\":\"welcome\"")) {
            welcome.complete(null);
        }
    }

    private void said(String json, long now) {
        int text = json.indexOf(MARK) + MARK.length();
        int space = json.indexOf(' ', text);
        int number = Integer.parseInt(json, text, space, 10);
        delays.add(now - Long.parseLong(json, space + 1, json.indexOf('"', space), 10));
        if (heard.get(number)) {
            twice++;
        }
        heard.set(number);
        long seq = seq(json);
        if (seq <= lastSeq) {
            outOfOrder++;
        }
        lastSeq = seq;
    }

    private static long seq(String json) {
        int start = json.indexOf(SEQ) + SEQ.length();
        int end = start;
        while (Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Long.parseLong(json, start, end, 10);
    }
}
