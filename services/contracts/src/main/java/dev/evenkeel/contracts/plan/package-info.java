/** Emergency plans as they are carried out. */
@NullMarked
package dev.evenkeel.contracts.plan;

import org.jspecify.annotations.NullMarked;
