package dev.evenkeel.media.sfu.sdp;

/** Carries a refusal out of nested parsing; it never leaves this package. */
final class OfferException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String field;
    final String expected;
    final String actual;

    OfferException(String field, String expected, String actual) {
        super(field + ": expected " + expected + ", got " + actual, null, false, false);
        this.field = field;
        this.expected = expected;
        this.actual = actual;
    }
}
