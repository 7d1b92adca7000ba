package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.sfu.SimulatedRelay;
import dev.evenkeel.media.sfu.SimulatedRelay.Joined;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.Passed;
import java.util.ArrayList;
import java.util.List;

/** A call over the relay in made-up time: what is measured over a real one, without the machine. */
final class SimulatedCall {
    static final int VOICE = 1_000;
    static final int CAMERA = 2_000;
    private static final String RIDS = "qhf";

    final SimulatedNetwork network = new SimulatedNetwork();
    private final SimulatedRelay relay = new SimulatedRelay(network);
    private final List<Sender> senders = new ArrayList<>();
    private final List<SimulatedWire> up = new ArrayList<>();
    private final List<ReceivedPictures> pictures = new ArrayList<>();
    private final List<SimulatedWire> down = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<ReceivedSound> sounds = new ArrayList<>();

    /** Cameras in layers, the smallest first, each of a person with a microphone. */
    static SimulatedCall of(int cameras, long... bitsPerSecond) {
        SimulatedCall call = new SimulatedCall();
        for (int i = 0; i < cameras; i++) {
            call.publish("p-" + i, Descriptions.offer(), bitsPerSecond);
        }
        call.watch("p-watcher", Descriptions.offer(), cameras);
        return call;
    }

    /**
     * Somebody whose sound is plain, to one who takes redundant sound and to one who does not;
     * neither asks for lost sound.
     */
    static SimulatedCall ofPlainSound() {
        SimulatedCall call = new SimulatedCall();
        call.publish("p-0", Descriptions.plain(), 300_000);
        call.watch("p-redundant", Descriptions.redundant(), 1);
        call.watch("p-plain", Descriptions.plain(), 1);
        return call;
    }

    private void publish(String person, Offers offer, long... bitsPerSecond) {
        String beat = offer.heartbeat();
        offer.send("microphone", VOICE, 0);
        boolean layers = bitsPerSecond.length > 1;
        String camera =
                layers
                        ? offer.simulcast("q", "h", "f")
                        : offer.send("camera", CAMERA, CAMERA + 500);
        Joined joined = relay.enter(person, offer);
        SimulatedWire wire = new SimulatedWire(network, joined.path(), 3L + up.size());
        Sender sender = new Sender(network, wire);
        if (layers) {
            sender.layers(camera, RIDS, CAMERA, bitsPerSecond);
        } else {
            sender.camera(CAMERA, CAMERA + 500, bitsPerSecond[0]);
        }
        sender.microphone(VOICE, Descriptions.prefersRed(joined.answer()));
        sender.heartbeat(line(joined, beat).ssrc());
        up.add(wire);
        senders.add(sender);
        wire.connect(sender);
    }

    private void watch(String person, Offers offer, int cameras) {
        String beat = offer.heartbeat();
        List<String> mids = new ArrayList<>();
        for (int i = 0; i < cameras; i++) {
            mids.add(offer.subscribe("p-" + i, "camera"));
        }
        String voice = offer.subscribe("p-0", "microphone");
        Joined joined = relay.enter(person, offer);
        SimulatedWire wire = new SimulatedWire(network, joined.path(), 77 + down.size());
        int numbering = Descriptions.numbering(joined.answer());
        Receiver receiver = new Receiver(network, wire, numbering, true);
        receiver.heartbeat(line(joined, beat).ssrc());
        List<ReceivedPictures> shown = new ArrayList<>();
        for (String mid : mids) {
            Answer.Line line = line(joined, mid);
            shown.add(receiver.picture(line.ssrc(), line.rtxSsrc()));
        }
        int red = Descriptions.red(joined.answer());
        boolean repeats = Descriptions.repeatsSound(joined.answer());
        sounds.add(receiver.sound(line(joined, voice).ssrc(), red, repeats, shown.getFirst()));
        wire.connect(receiver);
        pictures.addAll(shown);
        receivers.add(receiver);
        down.add(wire);
    }

    private static Answer.Line line(Joined joined, String mid) {
        return Answer.parse(joined.answer()).lines().get(mid);
    }

    void begin() {
        receivers.forEach(Receiver::begin);
        senders.forEach(Sender::begin);
    }

    /** From now on the way to each receiver is like this, and the way back as wide as can be. */
    void down(Impairment toReceiver) {
        Impairment back = Impairment.NONE.withDelay(toReceiver.delay(), toReceiver.jitter());
        down.forEach(wire -> wire.impair(back, toReceiver));
    }

    /** From now on everybody's network is like this, each way. */
    void everywhere(Impairment each) {
        up.forEach(wire -> wire.impair(each, each));
        down.forEach(wire -> wire.impair(each, each));
    }

    void run(int seconds) {
        network.runMillis(1_000L * seconds);
    }

    Passed takePassed() {
        return down.getFirst().takePassedToClient();
    }

    Showing showing() {
        return new Showing(pictures.getFirst().shown());
    }

    ReceivedPictures pictures() {
        return pictures.getFirst();
    }

    ReceivedSound sound() {
        return sounds.getFirst();
    }

    /** Of all who listen, in the order in which they came. */
    List<ReceivedSound> sounds() {
        return sounds;
    }
}
