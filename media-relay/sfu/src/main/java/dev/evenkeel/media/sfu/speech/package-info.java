/**
 * Who speaks: how loud each microphone has been lately, by the levels its packets state (RFC 6464),
 * and who of them has the floor. It knows neither packets nor sessions.
 */
@NullMarked
package dev.evenkeel.media.sfu.speech;

import org.jspecify.annotations.NullMarked;
