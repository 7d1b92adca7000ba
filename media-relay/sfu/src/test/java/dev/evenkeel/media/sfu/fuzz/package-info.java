/**
 * Coverage-guided fuzzing of everything that reads what the network brings: one {@link
 * dev.evenkeel.media.sfu.fuzz.FuzzTarget} per format, which says what must hold of any input, and a
 * corpus of inputs in hexadecimal beside them. The ordinary build repeats the corpora; {@code
 * media-relay/bench/fuzz} looks for more with Jazzer.
 */
package dev.evenkeel.media.sfu.fuzz;
