package dev.evenkeel.incident.rule.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of versions as makers write them: numbers and words, whatever is between them. Numbers
 * count as numbers; what is missing is 0; a word is older than any number, so that {@code 2.0-beta}
 * is older than {@code 2.0}.
 */
final class VersionOrder {
    private static final Pattern PART = Pattern.compile("[0-9]+|[A-Za-z]+");
    private static final Pattern LEADING_V = Pattern.compile("^[vV](?=[0-9])");
    private static final String NOTHING = "0";

    private VersionOrder() {}

    /** Whether a version is older than another; never when one of them has no number. */
    static boolean isOlder(String version, String other) {
        List<String> left = parts(version);
        List<String> right = parts(other);
        if (left.stream().noneMatch(VersionOrder::isNumber)
                || right.stream().noneMatch(VersionOrder::isNumber)) {
            return false;
        }
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = compare(part(left, i), part(right, i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static int compare(String left, String right) {
        if (isNumber(left) && isNumber(right)) {
            String one = left.replaceFirst("^0+", "");
            String two = right.replaceFirst("^0+", "");
            int byLength = Integer.compare(one.length(), two.length());
            return byLength == 0 ? one.compareTo(two) : byLength;
        }
        if (isNumber(left) || isNumber(right)) {
            return isNumber(left) ? 1 : -1;
        }
        return left.compareToIgnoreCase(right);
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : NOTHING;
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }

    private static List<String> parts(String version) {
        Matcher found = PART.matcher(LEADING_V.matcher(version.strip()).replaceFirst(""));
        List<String> parts = new ArrayList<>();
        while (found.find()) {
            parts.add(found.group());
        }
        return parts;
    }
}
