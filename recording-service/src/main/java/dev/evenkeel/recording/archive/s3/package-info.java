/**
 * Recordings in a bucket of any store that speaks the Amazon S3 API: what is acknowledged is
 * durable there, nobody overwrites what another recorder wrote, and a store that fails says so.
 */
@NullMarked
package dev.evenkeel.recording.archive.s3;

import org.jspecify.annotations.NullMarked;
