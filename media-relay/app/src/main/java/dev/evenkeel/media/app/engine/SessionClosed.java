package dev.evenkeel.media.app.engine;

/** The engine ended a session. Observers are called on the relay's thread and return at once. */
public record SessionClosed(String sessionId) {}
