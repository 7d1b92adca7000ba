package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.insight.Captured;

/** What became of the wish to capture a participant's packets. */
public sealed interface CaptureOutcome {
    record Done(Captured captured) implements CaptureOutcome {}

    /** No such participant here. */
    record Nobody() implements CaptureOutcome {}

    /** Another capture runs. */
    record Busy() implements CaptureOutcome {}
}
