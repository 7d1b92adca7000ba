/**
 * What tests share: a real broker and a real database that live as long as the test JVM and can be
 * stopped, killed and started again, tokens, a clock a test can move, topics a test can wait for.
 * It is only ever used in test scope.
 */
@NullMarked
package dev.evenkeel.testkit;

import org.jspecify.annotations.NullMarked;
