package dev.evenkeel.media.sfu.congestion;

/**
 * Gathers packets that left within 5 ms into bursts, whose last packets are compared
 * (draft-ietf-rmcat-gcc-02 §5.2).
 */
final class Bursts {
    private static final double BURST_MILLIS = 5;
    private static final double RESET_MILLIS = 3_000;

    private final DelayTrend trend;
    private boolean any;
    private boolean anyBefore;
    private double firstSent;
    private double sent;
    private double arrived;
    private double sentBefore;
    private double arrivedBefore;

    Bursts(DelayTrend trend) {
        this.trend = trend;
    }

    /** A packet was reported; in the order they left. */
    void add(double sentMillis, double arrivedMillis) {
        if (!any || sentMillis < firstSent) {
            begin(sentMillis, arrivedMillis);
        } else if (belongs(sentMillis, arrivedMillis)) {
            sent = Math.max(sent, sentMillis);
            arrived = Math.max(arrived, arrivedMillis);
        } else {
            close();
            begin(sentMillis, arrivedMillis);
        }
    }

    /** Also what was queued up behind a burst and came with it. */
    private boolean belongs(double sentMillis, double arrivedMillis) {
        boolean sentTogether = sentMillis - firstSent <= BURST_MILLIS;
        double gap = arrivedMillis - arrived;
        boolean cameTogether = gap <= BURST_MILLIS && gap < sentMillis - sent;
        return sentTogether || (cameTogether && sentMillis - firstSent <= 100);
    }

    private void begin(double sentMillis, double arrivedMillis) {
        any = true;
        firstSent = sent = sentMillis;
        arrived = arrivedMillis;
    }

    private void close() {
        double sendDelta = sent - sentBefore;
        double arrivalDelta = arrived - arrivedBefore;
        boolean sane = Math.abs(arrivalDelta - sendDelta) < RESET_MILLIS;
        if (anyBefore && sane && arrivalDelta >= 0) {
            trend.add(sendDelta, arrivalDelta, arrived);
        }
        anyBefore = true;
        sentBefore = sent;
        arrivedBefore = arrived;
    }
}
