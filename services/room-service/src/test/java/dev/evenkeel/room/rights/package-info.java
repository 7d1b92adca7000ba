/** Everybody × everything: the running service against docs/rights.md. */
package dev.evenkeel.room.rights;
