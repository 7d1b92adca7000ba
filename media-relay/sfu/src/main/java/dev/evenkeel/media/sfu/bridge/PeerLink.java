package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.transport.PortProbe;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another relay as this one sees it over the bridge. */
public final class PeerLink {
    /** Three heartbeats and a little. */
    static final long SILENT_NANOS = 130_000_000;

    /** A heartbeat is missing: worth asking whether anybody is there. */
    static final long DOUBT_NANOS = 45_000_000;

    /** Silence that is enough when its machine says that nobody is there. */
    static final long REFUSED_NANOS = 60_000_000;

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
    private boolean refused;
    private @Nullable PortProbe probe;

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
        refused = false;
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
        if (state == State.LOST || now - heardAt <= patienceNanos()) {
            return false;
        }
        state = State.LOST;
        lost |= paired;
        return true;
    }

    private long patienceNanos() {
        if (state == State.INTRODUCING) {
            return INTRODUCTION_NANOS;
        }
        return refused ? REFUSED_NANOS : SILENT_NANOS;
    }

    /** Whether a relay that shares a meeting has missed a heartbeat. */
    boolean doubtful(long now) {
        return paired && state == State.ALIVE && now - heardAt > DOUBT_NANOS;
    }

    /** Made when first needed; none where its address is not known. */
    @Nullable PortProbe probe(RelayLoop loop) {
        if (probe == null && address != null) {
            probe = loop.probe(address);
        }
        return probe;
    }

    void knocked(boolean itWasRefused) {
        refused |= itWasRefused;
    }

    /** Whether it was given up because its machine says that its process is not there any more. */
    public boolean gone() {
        return state == State.LOST && refused;
    }

    void close() {
        if (probe != null) {
            probe.close();
            probe = null;
        }
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
        refused = false;
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
        if (!value.equals(address)) {
            close();
        }
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
