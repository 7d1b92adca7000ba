package dev.evenkeel.incident.quality.events;

import dev.evenkeel.incident.quality.domain.SubjectTally;

/** What the windows of a meeting give off, by where it goes. */
sealed interface Output {

    /** An event of {@code quality.windows.v1}, encoded. */
    record Window(byte[] data) implements Output {}

    /** An event of {@code quality.subjects.v1}, encoded. */
    record Subject(byte[] data) implements Output {}

    /** A meeting's share in a relay or site, or a measurement of a link. */
    record OfPlace(Share share) implements Output {}

    /**
     * A part of one second of a place; the record key is {@code {scope}/{id}}.
     *
     * @param source whose part: it counts once, however often it comes
     */
    record Share(String source, long second, SubjectTally tally) {}
}
