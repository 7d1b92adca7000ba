import type { Ceiling } from '../../api/types';

/** What is left to a camera that is asked for as little as can be: a face in a small tile. */
const LEAST_BITS_PER_SECOND = 60_000;
const VOICE_BITS_PER_SECOND = 64_000;

/** A picture of so much fewer lines costs about this power of it less, as between the layers of a camera. */
const BITS_BY_LINES = 1.5;

/** Nobody gets the pictures for now: the encoder does next to nothing. */
const UNSEEN_LINES = 90;

export interface CameraLimits {
  readonly maxBitrate: number | undefined;
  readonly scaleResolutionDownBy: number;
}

/**
 * What a camera of one layer is held to under the ceiling, so that each of its receivers stays under it. With
 * simulcast the relay chooses among the layers, and the camera stays as it is.
 *
 * @param others who are in the meeting: each of them gets so many cameras as there are people beside them
 * @param lines of the camera's own picture; undefined while nothing is sent
 */
export function underCeiling(
  base: RTCRtpEncodingParameters,
  ceiling: Ceiling | null,
  others: number,
  lines: number | undefined,
): CameraLimits {
  const scale = base.scaleResolutionDownBy ?? 1;
  if (ceiling === null) return { maxBitrate: base.maxBitrate, scaleResolutionDownBy: scale };
  const most = ceiling.audioOnly ? UNSEEN_LINES : (ceiling.height ?? Number.POSITIVE_INFINITY);
  const down = Math.max(1, (lines ?? 0) / scale / most);
  const bits = Math.min(
    (base.maxBitrate ?? Number.POSITIVE_INFINITY) / down ** BITS_BY_LINES,
    share(ceiling, others),
  );
  return {
    maxBitrate: Number.isFinite(bits) ? Math.round(Math.max(LEAST_BITS_PER_SECOND, bits)) : undefined,
    scaleResolutionDownBy: scale * down,
  };
}

/** Of what a receiver may get, what is left to each camera. */
function share({ audioOnly, bitsPerSecond }: Ceiling, others: number): number {
  if (audioOnly) return LEAST_BITS_PER_SECOND;
  return bitsPerSecond == null
    ? Number.POSITIVE_INFINITY
    : (bitsPerSecond - VOICE_BITS_PER_SECOND) / Math.max(1, others);
}
