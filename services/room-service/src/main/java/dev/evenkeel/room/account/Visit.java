package dev.evenkeel.room.account;

/**
 * Where a request came from.
 *
 * @param address network address
 * @param device what the browser calls itself, cut short; empty when it does not
 */
public record Visit(String address, String device) {}
