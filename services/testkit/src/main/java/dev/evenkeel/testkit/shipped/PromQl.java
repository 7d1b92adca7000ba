package dev.evenkeel.testkit.shipped;

import dev.evenkeel.testkit.shipped.Selector.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which metrics a PromQL expression asks for. Whether it is one is for {@code promtool} to say; of
 * one that is, this finds every selector.
 */
public final class PromQl {
    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    "(?:[^"\\\\]|\\\\.)*"|\\[[^]]*]|[0-9][0-9a-zA-Z_.]*|\
                    [a-zA-Z_:][a-zA-Z0-9_:]*|=~|!~|!=|\\S\
                    """);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");

    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private int at;

    private PromQl(String expression) {
        this.tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
    }

    /** Every selector of {@code expression}, in order. */
    public static List<Selector> selectors(String expression) {
        PromQl reading = new PromQl(expression);
        while (reading.at < reading.tokens.size()) {
            reading.step();
        }
        return reading.selectors;
    }

    private void step() {
        String token = tokens.get(at++);
        if (BEFORE_LABELS.contains(token)) {
            skipLabels();
        } else if (NAME.matcher(token).matches()
                && !WORDS.contains(token)
                && !peek("(")
                && BEFORE_LABELS.stream().noneMatch(this::peek)) {
            selectors.add(new Selector(token, peek("{") ? matchers() : List.of()));
        }
    }

    private void skipLabels() {
        if (peek("(")) {
            at = tokens.subList(at, tokens.size()).indexOf(")") + at + 1;
        }
    }

    private List<Matcher> matchers() {
        List<Matcher> found = new ArrayList<>();
        at++;
        while (!peek("}")) {
            String value = tokens.get(at + 2);
            found.add(
                    new Matcher(
                            tokens.get(at),
                            tokens.get(at + 1),
                            value.substring(1, value.length() - 1)));
            at += 3;
            if (peek(",")) {
                at++;
            }
        }
        at++;
        return found;
    }

    private boolean peek(String expected) {
        return at < tokens.size() && tokens.get(at).equals(expected);
    }
}
