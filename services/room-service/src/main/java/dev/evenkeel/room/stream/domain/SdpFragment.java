package dev.evenkeel.room.stream.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body of {@code application/trickle-ice-sdpfrag} (RFC 8840 §9): the client's ICE credentials and
 * candidates. The relay is an ICE-lite agent and learns addresses from checks, so candidates are
 * only read, never used.
 *
 * @param ufrag the client's; {@code null} when the fragment names none
 * @param candidates how many there are
 */
public record SdpFragment(@Nullable String ufrag, int candidates, boolean isComplete) {
    private static final int LONGEST = 16_384;
    private static final int LONGEST_LINE = 1_024;

    /** RFC 8839 §5.4: 4–256 and 22–256 ice-chars. */
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");

    /** RFC 8839 §5.1: foundation, component, transport, priority, address, port, type. */
    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "[A-Za-z0-9+/]{1,32} \\d{1,5} \\S{1,16} \\d{1,10} \\S{1,255} \\d{1,5}"
                            + " typ \\S{1,32}( .*)?");

    private static final Pattern LINE = Pattern.compile("([a-z])=(.*)");

    /** What a text comes to. */
    public sealed interface Result {
        record Read(SdpFragment fragment) implements Result {}

        /** What is wrong, in a few words. */
        record Malformed(String expected, String actual) implements Result {}
    }

    /** Reads a body, whatever it is. */
    public static Result read(String body) {
        if (body.isBlank() || body.length() > LONGEST) {
            return new Result.Malformed(
                    "1–" + LONGEST + " characters", body.length() + " characters");
        }
        Reading reading = new Reading();
        for (String line : body.lines().toList()) {
            Result.Malformed problem = line.isEmpty() ? null : reading.line(line);
            if (problem != null) {
                return problem;
            }
        }
        return reading.finish();
    }

    private static final class Reading {
        private final List<String> ufrags = new ArrayList<>();
        private int passwords;
        private int candidates;
        private boolean complete;

        Result.@Nullable Malformed line(String line) {
            Matcher matcher = LINE.matcher(line);
            if (line.length() > LONGEST_LINE || !matcher.matches()) {
                return new Result.Malformed("lines <type>=<value> (RFC 8866 §5)", cut(line));
            }
            return switch (matcher.group(1)) {
                case "a" -> attribute(matcher.group(2));
                // Sections that candidates belong to, and what may stand around them.
                case "m", "c" -> null;
                default -> new Result.Malformed("a= and m= lines", cut(line));
            };
        }

        private Result.@Nullable Malformed attribute(String attribute) {
            int colon = attribute.indexOf(':');
            String name = colon < 0 ? attribute : attribute.substring(0, colon);
            String value = colon < 0 ? "" : attribute.substring(colon + 1);
            return switch (name) {
                case "ice-ufrag" -> {
                    ufrags.add(value);
                    yield unless(UFRAG, value, "4–256 ice-chars", attribute);
                }
                case "ice-pwd" -> {
                    passwords++;
                    yield unless(PASSWORD, value, "22–256 ice-chars", attribute);
                }
                case "candidate" -> {
                    candidates++;
                    yield unless(CANDIDATE, value, "a candidate (RFC 8839 §5.1)", attribute);
                }
                case "end-of-candidates" -> {
                    complete = true;
                    yield null;
                }
                default -> null;
            };
        }

        Result finish() {
            if (ufrags.size() != passwords) {
                return new Result.Malformed(
                        "a=ice-pwd beside each a=ice-ufrag",
                        "%d and %d".formatted(passwords, ufrags.size()));
            } else if (ufrags.stream().distinct().count() > 1) {
                return new Result.Malformed("one a=ice-ufrag, as all is bundled", "several");
            } else if (ufrags.isEmpty() && candidates == 0 && !complete) {
                return new Result.Malformed("credentials or candidates", "neither");
            }
            return new Result.Read(
                    new SdpFragment(
                            ufrags.isEmpty() ? null : ufrags.getFirst(), candidates, complete));
        }

        private static Result.@Nullable Malformed unless(
                Pattern pattern, String value, String expected, String attribute) {
            return pattern.matcher(value).matches()
                    ? null
                    : new Result.Malformed(expected, cut(attribute));
        }

        private static String cut(String text) {
            return text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }
    }

    /** What a client is told after an ICE restart (RFC 9725 §4.3.3). */
    public static String write(String ufrag, String password) {
        return "a=ice-lite\r\na=ice-ufrag:" + ufrag + "\r\na=ice-pwd:" + password + "\r\n";
    }
}
