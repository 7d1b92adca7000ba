package dev.evenkeel.room.account.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages to go on with: paths of this site, and nothing else that somebody wrote into a link. */
final class Targets {
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-~]{0,500}");
    private static final String FIRST_PAGE = "/";

    private Targets() {}

    static String safe(@Nullable String wished) {
        return wished != null && PATH.matcher(wished).matches() ? wished : FIRST_PAGE;
    }

    /** With one more parameter in the query, before the fragment. */
    static String with(String path, String parameter, String value) {
        int hash = path.indexOf('#');
        String page = hash < 0 ? path : path.substring(0, hash);
        String fragment = hash < 0 ? "" : path.substring(hash);
        return page
                + (page.indexOf('?') < 0 ? '?' : '&')
                + parameter
                + '='
                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                + fragment;
    }
}
