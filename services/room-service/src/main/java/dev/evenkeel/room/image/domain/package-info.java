/** What is accepted as an image, read from its bytes. */
@NullMarked
package dev.evenkeel.room.image.domain;

import org.jspecify.annotations.NullMarked;
