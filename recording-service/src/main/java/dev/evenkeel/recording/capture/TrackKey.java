package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.media.Codec;

/** What makes a track: whose, from where, and in which codec. */
record TrackKey(String participantId, String source, Codec codec) {}
