/**
 * The OpenAPI document of a service, completed at build time: what SmallRye reads of the code, with
 * the problems each operation can answer (RFC 9457) and an example of every body.
 */
@NullMarked
package dev.evenkeel.platform.openapi;

import org.jspecify.annotations.NullMarked;
