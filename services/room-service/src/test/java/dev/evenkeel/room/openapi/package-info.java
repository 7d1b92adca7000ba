/** What the service says of its interface, and that the documents in docs/openapi say the same. */
package dev.evenkeel.room.openapi;
