/**
 * What no request may hold, made of the OpenAPI document of a service (or of the schema of a
 * message), and how the service answers it.
 */
@NullMarked
package dev.evenkeel.testkit.badinput;

import org.jspecify.annotations.NullMarked;
