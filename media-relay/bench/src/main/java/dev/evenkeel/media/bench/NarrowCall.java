package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.call.CallPath;
import dev.evenkeel.media.bench.call.Descriptions;
import dev.evenkeel.media.bench.call.ReceivedPictures;
import dev.evenkeel.media.bench.call.Receiver;
import dev.evenkeel.media.bench.call.Sender;
import dev.evenkeel.media.bench.call.Showing;
import dev.evenkeel.media.rehearsal.RealTime;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.Passed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cameras with layers, each of a person with a microphone and a good network, over our relay to
 * somebody whose path can be narrow.
 */
final class NarrowCall implements AutoCloseable {
    private static final int VOICE = 1_000;
    private static final int CAMERA = 2_000;
    private static final String RIDS = "qhf";

    private final RealTime time;
    private final List<Sender> senders = new ArrayList<>();
    private final List<CallPath> paths = new ArrayList<>();
    private final List<ReceivedPictures> pictures = new ArrayList<>();
    private final CallPath down;
    private final int largest;
    private @Nullable Receiver receiver;

    private NarrowCall(RealTime time, int layers) throws IOException {
        this.time = time;
        largest = CAMERA + layers - 1;
        down = new CallPath(1);
    }

    /**
     * @param name told apart from those of other calls in the meeting
     * @param bitsPerSecond of the layers, the smallest first
     */
    static NarrowCall over(
            EvenkeelRelay relay, RealTime time, String name, int cameras, long... bitsPerSecond)
            throws IOException, InterruptedException {
        NarrowCall call = new NarrowCall(time, bitsPerSecond.length);
        for (int i = 0; i < cameras; i++) {
            call.publish(relay, "p-" + name + "-" + i, bitsPerSecond);
        }
        call.watch(relay, name, cameras);
        return call;
    }

    private void publish(EvenkeelRelay relay, String person, long... bitsPerSecond)
            throws IOException, InterruptedException {
        CallPath path = new CallPath(1);
        paths.add(path);
        Offers offer = Descriptions.offer(path.transport());
        offer.send("microphone", VOICE, 0);
        String camera = offer.simulcast("q", "h", "f");
        String answer = relay.join(person, offer.describe());
        Sender sender =
                new Sender(time, path)
                        .layers(camera, RIDS, CAMERA, bitsPerSecond)
                        .microphone(VOICE, false);
        senders.add(sender);
        path.connect(answer, time, sender);
    }

    private void watch(EvenkeelRelay relay, String name, int cameras)
            throws IOException, InterruptedException {
        Offers offer = Descriptions.offer(down.transport());
        String beat = offer.heartbeat();
        List<String> mids = new ArrayList<>();
        for (int i = 0; i < cameras; i++) {
            mids.add(offer.subscribe("p-" + name + "-" + i, "camera"));
        }
        String voice = offer.subscribe("p-" + name + "-0", "microphone");
        String answer = relay.join("p-" + name + "-watcher", offer.describe());
        Answer lines = Answer.parse(answer);
        Receiver watching = new Receiver(time, down, Descriptions.numbering(answer), true);
        watching.heartbeat(line(lines, beat).ssrc());
        for (String mid : mids) {
            Answer.Line line = line(lines, mid);
            pictures.add(watching.picture(line.ssrc(), line.rtxSsrc()));
        }
        watching.sound(
                line(lines, voice).ssrc(),
                Descriptions.red(answer),
                Descriptions.repeatsSound(answer),
                pictures.getFirst());
        receiver = watching;
        down.connect(answer, time, watching);
    }

    private static Answer.Line line(Answer answer, String mid) {
        return Objects.requireNonNull(answer.lines().get(mid));
    }

    void begin() throws InterruptedException {
        time.run(() -> {
            Objects.requireNonNull(receiver).begin();
            senders.forEach(Sender::begin);
        });
    }

    /** From now on the way to the receiver is like this, and the way back as wide as can be. */
    void down(Impairment toReceiver) {
        Impairment back = Impairment.NONE.withDelay(toReceiver.delay(), toReceiver.jitter());
        down.proxy().impair(back, toReceiver);
    }

    Passed takePassed() {
        return down.proxy().takePassedToClients();
    }

    /** What was seen of the first camera so far. */
    Showing showing() throws InterruptedException {
        return new Showing(time.ask(() -> pictures.getFirst().shown()));
    }

    /** Encoder of the largest layer. */
    int largest() {
        return largest;
    }

    @Override
    public void close() throws IOException {
        senders.forEach(Sender::end);
        Objects.requireNonNull(receiver).end();
        for (CallPath path : paths) {
            path.close();
        }
        down.close();
    }
}
