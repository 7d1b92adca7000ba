package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.insight.CaptureLimits;
import dev.evenkeel.media.sfu.outbound.LayerCeiling;
import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.media.sfu.sdp.OfferParser;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import dev.evenkeel.media.sfu.transport.UdpRelayLoop;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The relay: takes calls from any thread, does their work on its own. */
public final class SelectiveForwardingRelay implements Relay {
    private static final int INSTANCE_RANDOM_BITS = 20;

    private final RelayLoop loop;
    private final RelayParts parts;

    private SelectiveForwardingRelay(RelayLoop loop, RelayParts parts) {
        this.loop = loop;
        this.parts = parts;
    }

    /**
     * Binds the port and starts the thread.
     *
     * @throws IOException when the port cannot be had
     */
    public static SelectiveForwardingRelay start(RelaySettings settings, RelayListener listener)
            throws IOException {
        Instant now = Instant.now();
        RelayLoop loop =
                UdpRelayLoop.start(settings.bind(), settings.loop(), DtlsIdentity.selfSigned(now));
        SecureRandom random = new SecureRandom();
        long instance =
                now.toEpochMilli() << INSTANCE_RANDOM_BITS
                        | random.nextInt(1 << INSTANCE_RANDOM_BITS);
        return on(loop, settings, listener, random, instance);
    }

    /**
     * @param instance greater than that of every process of this relay before
     */
    static SelectiveForwardingRelay on(
            RelayLoop loop,
            RelaySettings settings,
            RelayListener listener,
            RandomGenerator random,
            long instance) {
        RelayParts parts = RelayParts.assemble(loop, settings, listener, random, instance);
        parts.begin();
        return new SelectiveForwardingRelay(loop, parts);
    }

    /** The bound address. */
    public InetSocketAddress localAddress() {
        return loop.localAddress();
    }

    @Override
    public CompletionStage<OpenOutcome> open(SessionRequest request) {
        return switch (OfferParser.parse(request.description().offer())) {
            case OfferParser.Result.Refused(OpenOutcome.BadOffer reason) ->
                    CompletableFuture.completedStage(reason);
            case OfferParser.Result.Parsed(var offer) ->
                    onLoop(() -> parts.sessions().open(request, offer));
        };
    }

    @Override
    public CompletionStage<OpenOutcome> renegotiate(
            String sessionId, MediaDescription description) {
        return switch (OfferParser.parse(description.offer())) {
            case OfferParser.Result.Refused(OpenOutcome.BadOffer reason) ->
                    CompletableFuture.completedStage(reason);
            case OfferParser.Result.Parsed(var offer) ->
                    onLoop(() -> parts.sessions().renegotiate(sessionId, description, offer));
        };
    }

    @Override
    public CompletionStage<Boolean> setActive(String sessionId, boolean active, long activation) {
        return onLoop(() -> parts.sessions().setActive(sessionId, active, activation));
    }

    @Override
    public CompletionStage<Boolean> view(String sessionId, Map<String, View> shown) {
        return onLoop(() -> parts.sessions().view(sessionId, shown));
    }

    @Override
    public CompletionStage<Optional<SessionLife>> life(String sessionId) {
        return onLoop(() -> parts.sessions().life(sessionId));
    }

    @Override
    public CompletionStage<Optional<IceRestart>> restartIce(String sessionId) {
        return onLoop(() -> parts.sessions().restartIce(sessionId));
    }

    @Override
    public CompletionStage<Boolean> close(String sessionId) {
        return onLoop(() -> parts.sessions().close(sessionId));
    }

    @Override
    public CompletionStage<Boolean> place(Placement placement) {
        Map<String, InetSocketAddress> bridges = new HashMap<>();
        placement.bridges().forEach((relayId, at) -> bridges.put(relayId, resolved(at)));
        return onLoop(() -> parts.place(placement, bridges));
    }

    /** Names are looked up here, on the caller's thread. */
    private static InetSocketAddress resolved(InetSocketAddress address) {
        return address.isUnresolved()
                ? new InetSocketAddress(address.getHostString(), address.getPort())
                : address;
    }

    @Override
    public CompletionStage<Boolean> hold(String meetingId, LayerCeiling ceiling, long revision) {
        return onLoop(() -> parts.placements().hold(meetingId, ceiling, revision));
    }

    @Override
    public CompletionStage<Void> remove(String meetingId, String participantId) {
        return runOnLoop(() -> parts.sessions().remove(meetingId, participantId));
    }

    @Override
    public CompletionStage<Void> end(String meetingId) {
        return runOnLoop(() -> parts.placements().end(meetingId));
    }

    @Override
    public CompletionStage<Void> tap(String meetingId, @Nullable MeetingTap tap) {
        return runOnLoop(() -> parts.taps().tap(meetingId, tap, loop.nanoTime()));
    }

    @Override
    public CompletionStage<Void> drain(boolean draining) {
        return runOnLoop(() -> parts.heartbeats().draining(draining));
    }

    @Override
    public CompletionStage<RelaySnapshot> snapshot() {
        return onLoop(() -> parts.snapshots().take());
    }

    @Override
    public CompletionStage<PacketPath> path() {
        return onLoop(() -> parts.insight().path());
    }

    @Override
    public CompletionStage<Optional<ParticipantState>> participant(
            String meetingId, String participantId) {
        return onLoop(() -> parts.insight().participant(meetingId, participantId));
    }

    @Override
    public CompletionStage<CaptureOutcome> capture(
            String meetingId, String participantId, CaptureLimits limits) {
        return onLoop(() -> parts.insight().capture(meetingId, participantId, limits))
                .thenCompose(outcome -> outcome);
    }

    private <T> CompletionStage<T> onLoop(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> flushed(work), loop::execute);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private <T> T flushed(Supplier<T> work) {
        T result = work.get();
        parts.flush();
        return result;
    }

    private CompletionStage<Void> runOnLoop(Runnable work) {
        return onLoop(
                        () -> {
                            work.run();
                            return true;
                        })
                .thenAccept(_ -> {});
    }

    @Override
    public void close() {
        loop.close();
    }
}
