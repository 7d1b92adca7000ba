package dev.evenkeel.recording.capture;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.NtpTimestamp;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.SimulatedRelay;
import dev.evenkeel.media.sfu.simulation.ClientPath;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import dev.evenkeel.recording.kit.FlashClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Somebody who flashes and beeps every two seconds, and sends it as a browser does: pictures are
 * captured by the machine's clock, sound by the clock of a sound card, and reports (RFC 3550
 * §6.4.1) tie both to the machine's clock, every second for pictures, every five for sound.
 */
final class Presenter implements ClientPath.Client {
    private static final long MILLI = 1_000_000;
    private static final long ENCODING = 30 * MILLI;
    private static final int LARGEST = 900;
    private static final int RTX_HEADER = 2;

    /**
     * What this person's machine is like.
     *
     * @param clockOffsetMillis of the machine's clock, from the true time
     * @param clockPpm by how much it is too fast
     * @param soundPpm by how much the sound card is too fast
     * @param jitterMillis most that a packet takes longer than another
     */
    record Machine(long clockOffsetMillis, double clockPpm, double soundPpm, int jitterMillis) {}

    private final SimulatedNetwork network;
    private final Machine machine;
    private final FlashClip clip;
    private final int ssrc;
    private final Random dice;
    private final Map<Integer, byte[]> sentPictures = new HashMap<>();
    private final List<Double> flashes = new ArrayList<>();
    private final List<Double> beeps = new ArrayList<>();
    private final long began;
    private final ClientPath path;
    private long lastArrival;
    private int soundSequence = 65_300;
    private int pictureSequence = 65_100;
    private int repeatSequence;
    private long sounds;
    private long pictures;
    private int beep = FlashClip.BEEP_LENGTH;
    private long soundCapturedAt;

    Presenter(
            SimulatedNetwork network,
            SimulatedRelay relay,
            String id,
            Machine machine,
            FlashClip clip,
            int ssrc) {
        this.network = network;
        this.machine = machine;
        this.clip = clip;
        this.ssrc = ssrc;
        dice = new Random(ssrc);
        Offers offer = Offers.offer();
        offer.send("microphone", ssrc, 0);
        offer.send("camera", ssrc + 1, ssrc + 2);
        path = relay.join(id, offer);
        path.connect(this);
        began = network.nanoTime();
        sound();
        picture();
        network.after(500 * MILLI, this::reportPictures);
        network.after(2_500 * MILLI, this::reportSound);
    }

    /** True times at which it flashed, in milliseconds; of capturing, not of sending. */
    List<Double> flashes() {
        return flashes;
    }

    List<Double> beeps() {
        return beeps;
    }

    /** The machine's clock, in nanoseconds since it began. */
    private long machineNanos() {
        return (long) ((network.nanoTime() - began) * (1 + machine.clockPpm / 1e6));
    }

    private void sound() {
        soundCapturedAt = network.nanoTime();
        boolean due = beeps.size() < flashes.size();
        if (due) {
            beep = 0;
            beeps.add(soundCapturedAt / 1e6);
        }
        int index =
                beep < FlashClip.BEEP_LENGTH ? FlashClip.BEEP + beep++ : 10 + (int) (sounds % 30);
        byte[] packet =
                packet(true, 111, soundSequence++, soundTicks(), ssrc, clip.sounds().get(index), 0);
        send(packet, false, FlashClip.SOUND_MILLIS * MILLI);
        sounds++;
        network.after(
                (long) (FlashClip.SOUND_MILLIS * MILLI / (1 + machine.soundPpm / 1e6)),
                this::sound);
    }

    private int soundTicks() {
        return (int) (sounds * 960 + 4_294_000_000L);
    }

    private void picture() {
        int index = (int) (pictures % clip.pictures().size());
        if (index == FlashClip.FLASH) {
            flashes.add(network.nanoTime() / 1e6);
        }
        byte[] frame = clip.pictures().get(index);
        for (int from = 0; from < frame.length; from += LARGEST) {
            byte[] part = Arrays.copyOfRange(frame, from, Math.min(frame.length, from + LARGEST));
            byte[] payload = new byte[part.length + 1];
            payload[0] = (byte) (from == 0 ? 0x10 : 0);
            System.arraycopy(part, 0, payload, 1, part.length);
            boolean last = from + part.length == frame.length;
            byte[] packet = packet(last, 96, pictureSequence, pictureTicks(), ssrc + 1, payload, 0);
            sentPictures.put(pictureSequence++ & 0xFFFF, packet);
            send(packet, false, ENCODING);
        }
        pictures++;
        network.after(
                (long) (FlashClip.PICTURE_MILLIS * MILLI / (1 + machine.clockPpm / 1e6)),
                this::picture);
    }

    private int pictureTicks() {
        return (int) (machineNanos() * 9 / 100_000 + 4_294_900_000L);
    }

    private static byte[] packet(
            boolean marker, int type, int sequence, int ticks, int ssrc, byte[] payload, int room) {
        byte[] packet = new byte[RtpPacket.FIXED_HEADER + room + payload.length];
        RtpPacket.writeHeader(packet, 0, marker, type, sequence & 0xFFFF, ticks, ssrc);
        System.arraycopy(payload, 0, packet, RtpPacket.FIXED_HEADER + room, payload.length);
        return packet;
    }

    private void reportPictures() {
        report(ssrc + 1, pictureTicks());
        network.after(1_000 * MILLI, this::reportPictures);
    }

    /** RTP time now, as far as the last sound tells. */
    private void reportSound() {
        long since = network.nanoTime() - soundCapturedAt;
        report(ssrc, soundTicks() - 960 + (int) (since * 48 / MILLI));
        network.after(5_000 * MILLI, this::reportSound);
    }

    private void report(int of, int ticks) {
        long clock = machineNanos() + machine.clockOffsetMillis * MILLI;
        RtcpWriter rtcp = new RtcpWriter(100);
        rtcp.senderReport(of, NtpTimestamp.ofNanos(clock), ticks, 0, 0);
        send(Arrays.copyOf(rtcp.buffer(), rtcp.length()), true, 0);
    }

    /** Packets overtake none. */
    private void send(byte[] packet, boolean rtcp, long after) {
        long jitter = (long) (dice.nextDouble() * machine.jitterMillis * MILLI);
        long at = Math.max(lastArrival, network.nanoTime() + after + jitter);
        lastArrival = at;
        network.after(at - network.nanoTime(), () -> path.uplink(packet, rtcp));
    }

    @Override
    public void rtp(byte[] packet) {}

    /** What is asked for again is repeated (RFC 4588). */
    @Override
    public void rtcp(byte[] packet) {
        RtcpReader.read(
                packet,
                0,
                packet.length,
                new RtcpHandler() {
                    @Override
                    public void nack(int of, int sequence, int followers) {
                        repeat(sequence);
                        for (int bit = 0; bit < 16; bit++) {
                            if ((followers >> bit & 1) != 0) {
                                repeat(sequence + bit + 1 & 0xFFFF);
                            }
                        }
                    }
                });
    }

    private void repeat(int sequence) {
        byte[] lost = sentPictures.get(sequence);
        if (lost != null) {
            byte[] payload = Arrays.copyOfRange(lost, RtpPacket.FIXED_HEADER, lost.length);
            boolean marker = (lost[1] & 0x80) != 0;
            int ticks = NetworkOrder.int32(lost, 4);
            byte[] rtx = packet(marker, 97, repeatSequence++, ticks, ssrc + 2, payload, RTX_HEADER);
            NetworkOrder.putUint16(rtx, RtpPacket.FIXED_HEADER, sequence);
            send(rtx, false, 0);
        }
    }

    @Override
    public void ended() {}
}
