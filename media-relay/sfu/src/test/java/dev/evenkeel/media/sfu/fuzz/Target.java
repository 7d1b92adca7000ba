package dev.evenkeel.media.sfu.fuzz;

import dev.evenkeel.media.rtp.Av1Payload;
import dev.evenkeel.media.rtp.H264Payload;
import dev.evenkeel.media.rtp.Vp8Payload;
import dev.evenkeel.media.rtp.Vp9Payload;
import dev.evenkeel.media.sfu.MeetingFuzz;
import dev.evenkeel.media.sfu.transport.RouterFuzz;
import dev.evenkeel.media.sfu.transport.dtls.DtlsFuzz;
import dev.evenkeel.media.sfu.transport.tcp.FramingFuzz;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything of a relay that reads what others wrote. */
public enum Target {
    STUN(StunFuzz::new),
    ROUTER(RouterFuzz::new),
    DTLS(DtlsFuzz::new),
    RTP(RtpFuzz::new),
    RTCP(RtcpFuzz::new),
    VP8(() -> new PictureFuzz(new Vp8Payload())),
    VP9(() -> new PictureFuzz(new Vp9Payload())),
    H264(() -> new PictureFuzz(new H264Payload())),
    AV1(() -> new PictureFuzz(new Av1Payload())),
    OFFER(MeetingFuzz::offers),
    FRAMING(FramingFuzz::new),
    STAMP(StampFuzz::new),
    BRIDGE(MeetingFuzz::bridge),
    SESSION(MeetingFuzz::session),
    WORDS(RelayWordsFuzz::new);

    private final Supplier<FuzzTarget> maker;

    Target(Supplier<FuzzTarget> maker) {
        this.maker = maker;
    }

    FuzzTarget make() {
        return maker.get();
    }

    /** As the command line and the corpus say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Target> of(String word) {
        return Arrays.stream(values()).filter(target -> target.word().equals(word)).findFirst();
    }

    String corpusFile() {
        return word() + ".hex";
    }
}
