/** What no request may hold, made of the OpenAPI document and the catalogue of messages. */
package dev.evenkeel.room.badinput;
