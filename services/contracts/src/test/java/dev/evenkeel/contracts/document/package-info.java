/** Documents generated from the catalogue: the AsyncAPI description and the table of topics. */
@NullMarked
package dev.evenkeel.contracts.document;

import org.jspecify.annotations.NullMarked;
