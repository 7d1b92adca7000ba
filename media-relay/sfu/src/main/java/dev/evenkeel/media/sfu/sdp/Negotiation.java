package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.OpenOutcome.BadOffer;
import dev.evenkeel.media.sfu.sdp.Agreed.Extensions;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Receive;
import dev.evenkeel.media.sfu.sdp.Agreed.Send;
import dev.evenkeel.media.sfu.sdp.Agreed.Ssrcs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of an offer is taken: every encoding the relay forwards, with its retransmissions,
 * on the lines the client named.
 */
public final class Negotiation {
    private static final Set<String> AUDIO_SOURCES = Set.of("microphone", "screen-audio");
    private static final Set<String> VIDEO_SOURCES = Set.of("camera", "screen");

    private final Offer offer;
    private final MediaDescription description;
    private final boolean mayPublish;
    private final boolean maySubscribe;

    public Negotiation(
            Offer offer, MediaDescription description, boolean mayPublish, boolean maySubscribe) {
        this.offer = offer;
        this.description = description;
        this.mayPublish = mayPublish;
        this.maySubscribe = maySubscribe;
    }

    /** What is wrong with the names of m-lines, if anything. */
    public Optional<BadOffer> problem() {
        for (var track : description.tracks().entrySet()) {
            String field = "tracks." + track.getKey();
            MediaSection section = live(track.getKey());
            if (section == null || !section.direction().sends()) {
                return Optional.of(new BadOffer(field, "an m-line that sends", describe(section)));
            }
            if (!sources(section).contains(track.getValue())) {
                return Optional.of(wrongSource(field, section, track.getValue()));
            }
        }
        return receivingProblem();
    }

    private Optional<BadOffer> receivingProblem() {
        for (var subscription : description.subscriptions().entrySet()) {
            String field = "subscriptions." + subscription.getKey();
            MediaSection section = live(subscription.getKey());
            if (section == null || !section.direction().receives()) {
                return Optional.of(
                        new BadOffer(field, "an m-line that receives", describe(section)));
            }
            String source = subscription.getValue().source();
            if (!sources(section).contains(source)) {
                return Optional.of(wrongSource(field, section, source));
            }
        }
        for (String mid : description.followed()) {
            MediaSection section = live(mid);
            if (section == null || !section.direction().receives()) {
                return Optional.of(
                        new BadOffer(
                                "followed." + mid, "an m-line that receives", describe(section)));
            }
        }
        String heartbeat = description.heartbeatMid();
        if (heartbeat == null) {
            return Optional.empty();
        }
        MediaSection section = live(heartbeat);
        if (section == null || section.video() || !section.direction().receives()) {
            return Optional.of(
                    new BadOffer(
                            "heartbeatMid", "an audio m-line that receives", describe(section)));
        }
        return Optional.empty();
    }

    private static Set<String> sources(MediaSection section) {
        return section.video() ? VIDEO_SOURCES : AUDIO_SOURCES;
    }

    private static BadOffer wrongSource(String field, MediaSection section, String actual) {
        return new BadOffer(field, "one of " + sources(section).stream().sorted().toList(), actual);
    }

    private @Nullable MediaSection live(String mid) {
        return offer.section(mid).filter(MediaSection::alive).orElse(null);
    }

    private static String describe(@Nullable MediaSection section) {
        return section == null
                ? "no such mid"
                : section.kind() + " " + section.direction().attribute();
    }

    /**
     * One for each m-line of the offer.
     *
     * @param ssrcsOfMid the relay's SSRCs of a mid, made at its first use
     */
    public List<Agreed> agree(Function<String, Ssrcs> ssrcsOfMid) {
        return offer.sections().stream().map(s -> agree(s, ssrcsOfMid)).toList();
    }

    private Agreed agree(MediaSection section, Function<String, Ssrcs> ssrcsOfMid) {
        List<Format> formats = section.alive() ? section.mediaFormats() : List.of();
        if (formats.isEmpty()) {
            return new Agreed(section, formats, null, null);
        }
        return new Agreed(
                section,
                formats,
                section.direction().sends() ? receive(section) : null,
                section.direction().receives() ? send(section, ssrcsOfMid) : null);
    }

    private @Nullable Receive receive(MediaSection section) {
        String source = description.tracks().get(section.mid());
        if (source == null || !mayPublish) {
            return null;
        }
        Integer ssrc = section.mediaSsrc().orElse(null);
        Integer rtx = ssrc == null ? null : section.repairs().get(ssrc);
        return new Receive(source, ssrc, rtx, section.sentRids(), extensions(section));
    }

    private static Extensions extensions(MediaSection section) {
        return new Extensions(
                section.extension(HeaderExtensions.MID),
                section.extension(HeaderExtensions.RID),
                section.extension(HeaderExtensions.REPAIRED_RID),
                section.transportFeedback()
                        ? section.extension(HeaderExtensions.TRANSPORT_SEQUENCE)
                        : 0,
                section.video() ? 0 : section.extension(HeaderExtensions.AUDIO_LEVEL));
    }

    private Send send(MediaSection section, Function<String, Ssrcs> ssrcsOfMid) {
        TrackName wanted = description.subscriptions().get(section.mid());
        Extensions offered = extensions(section);
        return new Send(
                ssrcsOfMid.apply(section.mid()),
                maySubscribe ? wanted : null,
                maySubscribe && description.followed().contains(section.mid()),
                section.mid().equals(description.heartbeatMid()),
                offered.transportSequence(),
                offered.audioLevel());
    }
}
