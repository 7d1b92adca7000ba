package dev.evenkeel.media.sfu;

/** The relay's new ICE credentials of a session (RFC 8445 §2.4). */
public record IceRestart(String ufrag, String password) {}
