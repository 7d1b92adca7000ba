/**
 * The agent of a site: a program of its own ({@code ./evenkeel site-agent}) that measures the
 * site's links as a Session-Sender of STAMP (RFC 8762) against the reflectors of relays, all the
 * time, and reports them at the door like any other sender. Nothing of the service uses it.
 */
@NullMarked
package dev.evenkeel.telemetry.stamp;

import org.jspecify.annotations.NullMarked;
