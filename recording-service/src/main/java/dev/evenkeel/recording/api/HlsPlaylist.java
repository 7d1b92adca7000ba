package dev.evenkeel.recording.api;

import dev.evenkeel.recording.media.SegmentIndex;
import dev.evenkeel.recording.media.SegmentIndex.Part;
import java.util.Locale;

/** A film's parts as a media playlist of HTTP Live Streaming (RFC 8216 §4.3). */
final class HlsPlaylist {
    static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";

    /** Of a film of less than one part. */
    static final String EXAMPLE =
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="media.mp4",BYTERANGE="1230@0"
            #EXTINF:3.96000,
            #EXT-X-BYTERANGE:52433@1434
            media.mp4
            #EXT-X-ENDLIST
            """;

    private HlsPlaylist() {}

    /** Where it is below the front door. */
    static String path(String recordingId, String exportId) {
        return "/api/v1/recordings/%s/exports/%s/hls/playlist.m3u8"
                .formatted(recordingId, exportId);
    }

    /**
     * @param media where the file is, from the playlist
     */
    static String of(SegmentIndex index, String media) {
        double longest = index.parts().stream().mapToDouble(Part::seconds).max().orElse(0);
        StringBuilder lines = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        lines.append("#EXT-X-TARGETDURATION:%d\n".formatted(Math.max(1, Math.round(longest))));
        lines.append("#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        lines.append(
                "#EXT-X-MAP:URI=\"%s\",BYTERANGE=\"%d@0\"\n".formatted(media, index.headLength()));
        for (Part part : index.parts()) {
            lines.append(String.format(Locale.ROOT, "#EXTINF:%.5f,\n", part.seconds()));
            lines.append("#EXT-X-BYTERANGE:%d@%d\n".formatted(part.length(), part.offset()));
            lines.append(media).append('\n');
        }
        return lines.append("#EXT-X-ENDLIST\n").toString();
    }
}
