package dev.evenkeel.media.sfu.transport.srtp;

/** What SRTP remembers of one SSRC in one direction. */
final class SrtpStream {
    private static final int HALF = 1 << 15;

    final int ssrc;
    final ReplayWindow rtp = new ReplayWindow();
    final ReplayWindow rtcp = new ReplayWindow();

    SrtpStream(int ssrc) {
        this.ssrc = ssrc;
    }

    /**
     * Guesses the 48-bit index of a sequence number (RFC 3711 §3.3.1); negative when it would be
     * before the first.
     */
    long index(int sequenceNumber) {
        long highest = rtp.highest();
        if (highest < 0) {
            return sequenceNumber;
        }
        int last = (int) highest & 0xFFFF;
        int ahead = (short) (sequenceNumber - last);
        boolean tie = ahead == -HALF && last < HALF;
        return highest + (tie ? HALF : ahead);
    }
}
