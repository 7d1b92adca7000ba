package dev.evenkeel.media.sfu.bridge;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another relay as this one sees it over the bridge. */
public final class PeerLink {
    /** Three heartbeats and a little. */
    static final long SILENT_NANOS = 130_000_000;

    /** How long a relay never heard before may take to speak first. */
    static final long INTRODUCTION_NANOS = 1_000_000_000;

    private final String relayId;
    private final Map<String, StateAssembler> assemblers = new HashMap<>();
    private @Nullable InetSocketAddress address;
    private @Nullable BridgeCipher cipher;
    private ReplayWindow window = new ReplayWindow();
    private long instance;
    private State state = State.INTRODUCING;
    private long heardAt;
    private long answerUntil;
    private boolean paired;
    private boolean lost;

    /** Whether it is heard. */
    public enum State {
        INTRODUCING,
        ALIVE,
        LOST
    }

    PeerLink(String relayId, long now) {
        this.relayId = relayId;
        heardAt = now;
        answerUntil = now;
    }

    /** A new process of the relay is known by its first heartbeat. */
    void instance(long value, BridgeCipher itsCipher) {
        instance = value;
        cipher = itsCipher;
        window = new ReplayWindow();
        assemblers.clear();
    }

    /** True when it was not heard before, or not lately. */
    boolean heard(long now) {
        heardAt = now;
        boolean news = state != State.ALIVE;
        state = State.ALIVE;
        return news;
    }

    /** Whether it had been given up since it was last found. */
    public boolean takeLost() {
        boolean result = lost;
        lost = false;
        return result;
    }

    /** True when it has just fallen silent. */
    boolean checkSilence(long now) {
        long patience = state == State.INTRODUCING ? INTRODUCTION_NANOS : SILENT_NANOS;
        if (state == State.LOST || now - heardAt <= patience) {
            return false;
        }
        state = State.LOST;
        lost |= paired;
        return true;
    }

    /** A meeting is shared with it from now on; if it isn't heard it has time to speak. */
    void introduce(long now) {
        if (state != State.ALIVE) {
            state = State.INTRODUCING;
            heardAt = now;
        }
    }

    /** This relay itself was late, so silence proves nothing yet. */
    void restartClock(long now) {
        heardAt = now;
    }

    StateAssembler assembler(String meetingId) {
        return assemblers.computeIfAbsent(meetingId, _ -> new StateAssembler());
    }

    void forgetMeeting(String meetingId) {
        assemblers.remove(meetingId);
    }

    public String relayId() {
        return relayId;
    }

    public State state() {
        return state;
    }

    public boolean alive() {
        return state == State.ALIVE;
    }

    public long silentNanos(long now) {
        return now - heardAt;
    }

    @Nullable InetSocketAddress address() {
        return address;
    }

    void address(InetSocketAddress value) {
        address = value;
    }

    @Nullable BridgeCipher cipher() {
        return cipher;
    }

    ReplayWindow window() {
        return window;
    }

    long instance() {
        return instance;
    }

    /** Whether some meeting is placed on this relay and that one. */
    boolean paired() {
        return paired;
    }

    void paired(boolean value) {
        paired = value;
    }

    /** It asked to hear from this relay until then. */
    long answerUntil() {
        return answerUntil;
    }

    void answerUntil(long value) {
        answerUntil = value;
    }
}
