package dev.evenkeel.recording.rights;

import java.util.Arrays;
import java.util.List;

/**
 * What is asked for.
 *
 * @param method of HTTP
 * @param path below {@code /api/v1/recordings}, with names for what differs
 * @param body null for none
 */
record Action(String method, String path, String body) {
    static final List<Action> ALL =
            List.of(
                    new Action("GET", "", null),
                    new Action("GET", "/quota", null),
                    new Action("GET", "/{recordingId}", null),
                    new Action("POST", "/{recordingId}/session", null),
                    new Action("GET", "/{recordingId}/tracks/{track}", null),
                    new Action("POST", "/{recordingId}/verification", null),
                    new Action("GET", "/{recordingId}/proof", null),
                    new Action("DELETE", "/{recordingId}", null),
                    new Action("PUT", "/{recordingId}/hold", "{}"),
                    new Action("DELETE", "/{recordingId}/hold", "{}"),
                    new Action("GET", "/{recordingId}/access", null),
                    new Action(
                            "PUT", "/{recordingId}/access", "{\"access\":\"hosts\",\"named\":[]}"),
                    new Action("GET", "/{recordingId}/shares", null),
                    new Action("POST", "/{recordingId}/shares", "{\"expiresAt\":\"{tomorrow}\"}"),
                    new Action("DELETE", "/{recordingId}/shares/{linkId}", null),
                    new Action("POST", "/{recordingId}/visits", "{\"secret\":\"guessed\"}"),
                    new Action("GET", "/{recordingId}/exports", null),
                    new Action("POST", "/{recordingId}/exports", "{\"format\":\"original\"}"),
                    new Action("GET", "/{recordingId}/exports/{exportId}/file", null),
                    new Action("GET", "/{recordingId}/exports/{exportId}/hls/playlist.m3u8", null),
                    new Action("GET", "/{recordingId}/exports/{exportId}/hls/media.mp4", null),
                    new Action("DELETE", "/{recordingId}/exports/{exportId}", null));

    String request() {
        return (method + " " + path).strip();
    }

    boolean changes() {
        return !method.equals("GET");
    }

    static Action of(String request) {
        return ALL.stream()
                .filter(action -> action.request().equals(request))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action " + request));
    }

    /** Whether a template of a resource is this one. */
    boolean is(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && Arrays.equals(path.split("/"), otherPath.split("/"));
    }
}
