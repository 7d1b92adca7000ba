package dev.evenkeel.media.sfu.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client reads from an answer. SSRCs are 0 where there are none. */
public record Answer(String ufrag, Map<String, Line> lines) {
    public record Line(int ssrc, int rtxSsrc, String direction) {}

    private static final Pattern FID = Pattern.compile("a=ssrc-group:FID (\\d+) (\\d+)");
    private static final Pattern SSRC = Pattern.compile("a=ssrc:(\\d+) ");

    public static Answer parse(String sdp) {
        Map<String, Line> lines = new HashMap<>();
        String[] sections = sdp.split("(?m)^m=", -1);
        for (int i = 1; i < sections.length; i++) {
            lines.put(find(sections[i], "a=mid:(\\S+)"), line(sections[i]));
        }
        return new Answer(find(sdp, "a=ice-ufrag:(\\S+)"), lines);
    }

    private static Line line(String section) {
        String direction = find(section, "a=(sendrecv|sendonly|recvonly|inactive)");
        Matcher group = FID.matcher(section);
        if (group.find()) {
            return new Line(
                    Integer.parseUnsignedInt(group.group(1)),
                    Integer.parseUnsignedInt(group.group(2)),
                    direction);
        }
        Matcher single = SSRC.matcher(section);
        return new Line(
                single.find() ? Integer.parseUnsignedInt(single.group(1)) : 0, 0, direction);
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
