package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SDP (RFC 8866) as far as browsers at a server say it. */
public final class Descriptions {
    private static final Pattern NUMBERING =
            Pattern.compile("a=extmap:(\\d+)\\S* \\S*transport-wide-cc-extensions-01");
    private static final Pattern RED = Pattern.compile("a=rtpmap:(\\d+) red/48000");
    private static final String RED_FORMAT = "a=rtpmap:%d red/48000/2\r\na=fmtp:63 111/111\r\n";

    /** What the other end says of itself, and who it is. */
    private static final List<String> OF_THE_OTHER =
            List.of("ice-", "fingerprint", "setup", "candidate", "end-of-cand", "ssrc", "msid");

    private Descriptions() {}

    /** An offer of a browser that prefers redundant sound and asks for lost sound. */
    public static Offers offer(DtlsSrtpTestClient client) {
        return offer().connecting(client.ufrag(), client.password(), client.fingerprint());
    }

    /** The same of somebody who does not connect. */
    static Offers offer() {
        return redundant().repairedSound();
    }

    /** An offer of a browser that prefers redundant sound and does not ask for lost sound. */
    static Offers redundant() {
        return plain().format(Microphone.RED, false, RED_FORMAT);
    }

    /** An offer of a browser that knows no redundant sound and does not ask for lost sound. */
    static Offers plain() {
        return Offers.offer().numbered();
    }

    /** An offer whose sender begins the DTLS handshake, as our test client does. */
    public static String active(String offer) {
        return offer.replace("a=setup:actpass", "a=setup:active");
    }

    /** Takes everything that is offered. */
    public static String answer(DtlsSrtpTestClient client, String offer) {
        return offer.lines()
                        .filter(line ->
                                OF_THE_OTHER.stream().noneMatch(w -> line.startsWith("a=" + w)))
                        .filter(line -> !line.equals("a=ice-lite"))
                        .map(line -> line.equals("a=sendonly") ? recvonly(client) : line)
                        .collect(Collectors.joining("\r\n"))
                + "\r\n";
    }

    private static String recvonly(DtlsSrtpTestClient client) {
        return String.join(
                "\r\n",
                "a=recvonly",
                "a=ice-ufrag:" + client.ufrag(),
                "a=ice-pwd:" + client.password(),
                "a=fingerprint:sha-256 " + client.fingerprint(),
                "a=setup:active");
    }

    /** Id of the header extension that numbers packets; 0 for none. */
    public static int numbering(String description) {
        Matcher found = NUMBERING.matcher(description);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** Number of redundant sound, -1 for none. */
    public static int red(String description) {
        Matcher found = RED.matcher(description);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    /** Whether sound goes out redundant: it is what the other end prefers. */
    public static boolean prefersRed(String description) {
        return firstType(description) >= 0 && firstType(description) == red(description);
    }

    private static int firstType(String description) {
        String[] words = audio(description).lines().findFirst().orElse("").split(" ", -1);
        return words.length > 3 ? Integer.parseInt(words[3].strip()) : -1;
    }

    /** Whether lost sound may be asked for. */
    public static boolean repeatsSound(String description) {
        return audio(description).lines().anyMatch(line -> line.matches("a=rtcp-fb:\\d+ nack\\s*"));
    }

    /** The SSRCs of the first line of this kind. */
    public static Answer.Line line(String description, String kind) {
        Matcher mid = Pattern.compile("(?s)m=" + kind + " .*?a=mid:(\\S+)").matcher(description);
        if (!mid.find()) {
            throw new IllegalArgumentException("no " + kind + " in " + description);
        }
        return Objects.requireNonNull(Answer.parse(description).lines().get(mid.group(1)));
    }

    /** The first m-section of sound, without {@code m=}. */
    private static String audio(String description) {
        for (String section : description.split("(?m)^m=", -1)) {
            if (section.startsWith("audio")) {
                return section;
            }
        }
        return "";
    }
}
