package dev.evenkeel.room.turn;

import java.util.List;
import java.util.stream.Stream;

/** What a browser hands to its RTCPeerConnection: RTCIceServer of W3C WebRTC. */
public record IceServer(List<String> urls, String username, String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    /** The same as Link header fields (RFC 9725 §4.6). */
    public Stream<String> links() {
        return urls.stream().map(this::link);
    }

    private String link(String url) {
        return "<%s>; rel=\"ice-server\"; username=\"%s\"; credential=\"%s\"; credential-type=\"password\""
                .formatted(url, username, credential);
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
