package dev.evenkeel.room;

import dev.evenkeel.room.domain.Spread;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of room-service. */
@ConfigMapping(prefix = "evenkeel.room")
public interface RoomConfig {

    /**
     * Region of relays ({@code evenkeel.relay.region}) that new meetings prefer, unless whoever
     * opens one says another; none is preferred when absent.
     */
    Optional<String> region();

    /**
     * How many people of one meeting a relay should carry: beyond it the meeting gets another pair
     * of relays.
     */
    @WithDefault("100")
    int peoplePerRelay();

    /**
     * A meeting gets a pair of relays near to who comes in when the round trip to each pair it has
     * is longer than to those by that much.
     */
    @WithDefault("80ms")
    Duration farRelay();

    /** When a meeting gets another pair. */
    static Spread spread(RoomConfig config) {
        return new Spread(config.peoplePerRelay(), config.farRelay());
    }

    /** How long a lost socket keeps its seat. */
    @WithDefault("30s")
    Duration seatKept();

    /** How long a meeting that was used stays open with nobody in it. */
    @WithDefault("60s")
    Duration emptyMeetingLife();

    /** How long a meeting waits for its first participant. */
    @WithDefault("24h")
    Duration unusedMeetingLife();

    /** How long a socket has for its {@code hello}. */
    @WithDefault("5s")
    Duration helloTimeout();

    /** A socket that was not heard for so long is dead. */
    @WithDefault("15s")
    Duration deadSocketAfter();

    /** Longest wait of a join or creation for the database. */
    @WithDefault("1800ms")
    Duration storeTimeout();

    /** Most events of one meeting that wait for the database; beyond it chat is refused. */
    @WithDefault("5000")
    int journalCapacity();

    /** Most transactions of journals at once; fewer than connections in the pool. */
    @WithDefault("8")
    int journalConcurrency();

    /** Most messages, and characters, that wait for a slow socket before it is closed. */
    @WithDefault("2000")
    int socketBacklogMessages();

    @WithDefault("8000000")
    int socketBacklogCharacters();

    /** Most bytes that the images in the chat of one meeting may take. */
    @WithDefault("100M")
    MemorySize chatImagesPerMeeting();

    /** Most bytes that those of all meetings that go on may take. */
    @WithDefault("2G")
    MemorySize chatImagesInAll();

    /** Where people open a meeting; {@code {meetingId}} is appended. */
    @WithDefault("/m/")
    String meetingLink();

    /**
     * Links to ICE servers (RFC 9725 §4.6) that WHIP and WHEP clients are told, each as it stands
     * in the header field: {@code <stun:stun.example.org>; rel="ice-server"}.
     */
    Optional<List<String>> streamIceServers();

    /** How long the token of a stream is good, unless it was asked for otherwise. */
    @WithDefault("24h")
    Duration streamTokenLife();

    /** How long a relay that does not answer is told again. */
    @WithDefault("30s")
    Duration relayRetry();

    /** Longest wait for a relay's answer. */
    @WithDefault("1s")
    Duration relayTimeout();
}
