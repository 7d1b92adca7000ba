/** What a refused or failed request answers: RFC 9457 problem details. */
@NullMarked
package dev.evenkeel.platform.problem;

import org.jspecify.annotations.NullMarked;
