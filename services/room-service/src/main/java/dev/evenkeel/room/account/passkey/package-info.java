/**
 * Passkeys (WebAuthn Level 3): discoverable credentials with user verification, so that one shows
 * both what somebody has and who they are. Verified by WebAuthn4J; attestation is not asked for.
 */
@NullMarked
package dev.evenkeel.room.account.passkey;

import org.jspecify.annotations.NullMarked;
