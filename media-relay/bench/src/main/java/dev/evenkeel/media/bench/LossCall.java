package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.call.CallPath;
import dev.evenkeel.media.bench.call.Descriptions;
import dev.evenkeel.media.bench.call.Freezes;
import dev.evenkeel.media.bench.call.Pictures;
import dev.evenkeel.media.bench.call.ReceivedPictures;
import dev.evenkeel.media.bench.call.ReceivedSound;
import dev.evenkeel.media.bench.call.Receiver;
import dev.evenkeel.media.bench.call.Sender;
import dev.evenkeel.media.rehearsal.RealTime;
import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.testkit.udp.Impairment;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One person sends, another watches and listens, over one server; both may have a bad network. */
final class LossCall implements AutoCloseable {
    static final String SENDER = "p-sender";

    private static final int VOICE = 1_000;
    private static final int CAMERA = 2_000;
    private static final int CAMERA_RTX = 2_500;
    private static final long BITS_PER_SECOND = 800_000;

    /**
     * What was seen.
     *
     * @param soundLost share of the 20 ms pieces that were not there in time
     * @param heldBackMillis how long pictures and sound waited at the end
     */
    record Seen(
            double soundLost,
            long soundPlayed,
            Freezes freezes,
            double freezesPerMinute,
            int pictures,
            int keyframesAsked,
            double heldBackMillis) {}

    /** Who watches and listens. */
    private record End(Receiver receiver, ReceivedPictures pictures, ReceivedSound sound) {}

    private final RealTime time;
    private final CallPath up;
    private final CallPath down;
    private final Sender sender;
    private @Nullable End end;
    private boolean redundant;

    private LossCall(RealTime time, long seed) throws IOException {
        this.time = time;
        up = new CallPath(seed);
        down = new CallPath(seed + 1);
        sender = new Sender(time, up);
    }

    /** Over our relay. */
    static LossCall over(EvenkeelRelay relay, RealTime time, long seed)
            throws IOException, InterruptedException {
        LossCall call = new LossCall(time, seed);
        Offers published = call.published();
        String heartbeat = published.heartbeat();
        String agreed = relay.join(SENDER, published.describe());
        call.sender.heartbeat(
                Objects.requireNonNull(Answer.parse(agreed).lines().get(heartbeat)).ssrc());
        call.publish(agreed);
        Offers offer = Descriptions.offer(call.down.transport());
        String beat = offer.heartbeat();
        offer.subscribe(SENDER, "microphone");
        offer.subscribe(SENDER, "camera");
        MediaDescription wanted = offer.describe();
        String answer = relay.join("p-receiver", wanted);
        Answer lines = Answer.parse(answer);
        call.receive(
                answer,
                Objects.requireNonNull(lines.lines().get("1")),
                Objects.requireNonNull(lines.lines().get("2")));
        call.end().receiver().heartbeat(Objects.requireNonNull(lines.lines().get(beat)).ssrc());
        return call;
    }

    /** Over Janus. */
    static LossCall over(JanusVideoroom janus, RealTime time, long seed)
            throws IOException, InterruptedException {
        LossCall call = new LossCall(time, seed);
        call.publish(janus.publish(Descriptions.active(call.published().describe().offer())));
        String offer = janus.receive(o -> Descriptions.answer(call.down.transport(), o));
        call.receive(offer, Descriptions.line(offer, "audio"), Descriptions.line(offer, "video"));
        return call;
    }

    private Offers published() {
        Offers offer = Descriptions.offer(up.transport());
        offer.send("microphone", VOICE, 0);
        offer.send("camera", CAMERA, CAMERA_RTX);
        return offer;
    }

    private void publish(String answer) throws IOException, InterruptedException {
        redundant = Descriptions.prefersRed(answer);
        sender.camera(CAMERA, CAMERA_RTX, BITS_PER_SECOND).microphone(VOICE, redundant);
        up.connect(answer, time, sender);
    }

    private void receive(String description, Answer.Line voice, Answer.Line camera)
            throws IOException, InterruptedException {
        Receiver receiver =
                new Receiver(
                        time,
                        down,
                        Descriptions.numbering(description),
                        description.contains("a=rtcp-rsize"));
        ReceivedPictures pictures = receiver.picture(camera.ssrc(), camera.rtxSsrc());
        boolean repeats = Descriptions.repeatsSound(description);
        int red = Descriptions.red(description);
        end = new End(receiver, pictures, receiver.sound(voice.ssrc(), red, repeats, pictures));
        down.connect(description, time, receiver);
    }

    private End end() {
        return Objects.requireNonNull(end);
    }

    /** Whether each packet of sound repeats the one before. */
    boolean redundant() {
        return redundant;
    }

    void begin() throws InterruptedException {
        time.run(() -> {
            end().receiver().begin();
            sender.begin();
        });
    }

    /** Makes both networks bad, or good again. */
    void impair(Impairment each) {
        up.proxy().impair(each);
        down.proxy().impair(each);
    }

    void restart() throws InterruptedException {
        time.run(end().sound()::restart);
    }

    Seen seen(long from, long until) throws InterruptedException {
        ReceivedPictures pictures = end().pictures();
        ReceivedSound sound = end().sound();
        return time.ask(() -> {
            List<Long> at = pictures.shown().stream().map(Pictures.Shown::at).toList();
            Freezes freezes = Freezes.of(at, from, until);
            return new Seen(
                    (double) sound.lost() / Math.max(1, sound.played()),
                    sound.played(),
                    freezes,
                    freezes.count() * 60e9 / (until - from),
                    (int) at.stream().filter(t -> t >= from && t <= until).count(),
                    pictures.keyframesAsked(),
                    pictures.heldBackMillis());
        });
    }

    @Override
    public void close() throws IOException {
        sender.end();
        end().receiver().end();
        up.close();
        down.close();
    }
}
