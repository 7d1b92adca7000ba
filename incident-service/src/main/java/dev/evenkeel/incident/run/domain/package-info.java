/** Plans being carried out: pure decisions on what is next, and what people do about it. */
@NullMarked
package dev.evenkeel.incident.run.domain;

import org.jspecify.annotations.NullMarked;
