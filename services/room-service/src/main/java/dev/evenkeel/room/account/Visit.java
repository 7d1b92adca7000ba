package dev.evenkeel.room.account;

import java.net.URI;

/**
 * Where a request came from, and where to.
 *
 * @param address network address
 * @param device what the browser calls itself, cut short; empty when it does not
 * @param site scheme and authority the browser asked: what anybody can write
 */
public record Visit(String address, String device, URI site) {}
