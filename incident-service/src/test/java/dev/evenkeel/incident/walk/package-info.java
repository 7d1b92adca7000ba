/** Every operation of the OpenAPI document: asked by everybody, and with everything wrong. */
package dev.evenkeel.incident.walk;
