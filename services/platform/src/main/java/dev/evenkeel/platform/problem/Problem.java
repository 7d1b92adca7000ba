package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Problem details of an HTTP answer (RFC 9457 section 3.1), with four extension members.
 *
 * @param type URN of the kind of problem
 * @param title the kind in words, the same for every occurrence
 * @param status HTTP status code
 * @param detail this occurrence, and what can be done about it
 * @param field the value at fault, if one is: a JSON pointer (RFC 6901) into the body, or the name
 *     of a parameter
 * @param expected what {@code field} should have been
 * @param actual what it was, cut short
 * @param errorId finds the occurrence in the logs; given when the problem is answered
 * @param retryAfter for the header field of that name (RFC 9110 section 10.2.3)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String field,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String errorId,
        @JsonIgnore @Nullable Duration retryAfter) {
    private static final int LONGEST_ACTUAL = 200;

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status is " + status + ", expected 400–599");
        }
        actual = cut(actual);
    }

    /** 400: one value of the request is at fault. */
    public static Problem badField(String field, String expected, @Nullable Object actual) {
        String found = actual == null ? "nothing" : actual.toString();
        return of(400, "bad-field", "A value of the request is not acceptable")
                .withField(field, expected, found)
                .withDetail(field + " should be " + expected);
    }

    /** 400: the request as a whole cannot be understood. */
    public static Problem badRequest(String detail) {
        return of(400, "bad-request", "The request cannot be understood").withDetail(detail);
    }

    /** 401: who asks is not known (any more). */
    public static Problem unauthorised(String detail) {
        return of(401, "unauthorised", "Not admitted").withDetail(detail);
    }

    /** 403: who asks is known and may not. */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not allowed").withDetail(detail);
    }

    /** 404, for example {@code notFound("meeting", meetingId)}. */
    public static Problem notFound(String what, String id) {
        return of(404, "not-found", "There is no such thing")
                .withDetail("there is no " + what + " " + cut(id));
    }

    /** 409: the request does not fit what has happened meanwhile. */
    public static Problem conflict(String detail) {
        return of(409, "conflict", "Overtaken by events").withDetail(detail);
    }

    /** 413. */
    public static Problem tooLarge(String detail) {
        return of(413, "too-large", "The request is too large").withDetail(detail);
    }

    /** 415. */
    public static Problem unsupportedMediaType(String expected, @Nullable String actual) {
        return of(415, "unsupported-media-type", "The content is of a kind not read here")
                .withField("Content-Type", expected, actual == null ? "nothing" : actual);
    }

    /** 429: too much from this sender. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return of(429, "too-many-requests", "Too much at once")
                .withDetail(detail)
                .withRetryAfter(retryAfter);
    }

    /** 503: would work, and should soon. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return of(503, "unavailable", "Not possible right now")
                .withDetail(detail)
                .withRetryAfter(retryAfter);
    }

    /** 507 (RFC 4918 section 11.5): all the room there may be is taken. */
    public static Problem noRoom(String detail) {
        return of(507, "no-room", "There is no room for it").withDetail(detail);
    }

    /** 500: a bug, ours. */
    public static Problem internal() {
        return of(500, "internal", "Something went wrong here")
                .withDetail("this is our fault; the errorId finds it in the logs");
    }

    /**
     * Any other kind.
     *
     * @param kind last part of the type, words joined by hyphens
     */
    public static Problem of(int status, String kind, String title) {
        return new Problem(
                "urn:evenkeel:problem:" + kind, title, status, null, null, null, null, null, null);
    }

    public Problem withDetail(String words) {
        return new Problem(
                type, title, status, words, field, expected, actual, errorId, retryAfter);
    }

    public Problem withField(String name, String should, String was) {
        return new Problem(type, title, status, detail, name, should, was, errorId, retryAfter);
    }

    public Problem withErrorId(String id) {
        return new Problem(type, title, status, detail, field, expected, actual, id, retryAfter);
    }

    public Problem withRetryAfter(Duration wait) {
        return new Problem(type, title, status, detail, field, expected, actual, errorId, wait);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_ACTUAL
                ? text
                : text.substring(0, LONGEST_ACTUAL) + "…";
    }
}
