/**
 * A network that misbehaves on purpose: a UDP proxy in user space with loss, delay, jitter and
 * reordering that change while it runs. Uses nothing but the JDK, so that it also runs alone.
 */
@NullMarked
package dev.evenkeel.testkit.udp;

import org.jspecify.annotations.NullMarked;
