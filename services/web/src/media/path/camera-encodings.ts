/**
 * How the camera is sent. One layer by default: three people on a small machine must not encode what nobody needs.
 * `localStorage['evenkeel.simulcast'] = 'on'` offers two (RFC 8853), of which the smaller one is encoded only from
 * three people on, until a relay says what it wants. Of a camera of 640 × 360 libwebrtc sends no more than two: of three
 * it leaves out the largest as soon as the smallest is on.
 */
const CAMERA_BITS_PER_SECOND = 1_200_000;
const LAYERS_FROM_OTHERS = 2;

const LAYERS: readonly RTCRtpEncodingParameters[] = [
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 400_000, active: false },
  { rid: 'f', maxBitrate: CAMERA_BITS_PER_SECOND },
];

export function simulcastWanted(): boolean {
  try {
    return localStorage.getItem('evenkeel.simulcast') === 'on';
  } catch {
    return false; // forbidden, or not there
  }
}

export function cameraEncodings(simulcast: boolean): RTCRtpEncodingParameters[] {
  return simulcast ? LAYERS.map((layer) => ({ ...layer })) : [{ maxBitrate: CAMERA_BITS_PER_SECOND }];
}

/** Whether the encoding is worth its processor time while so many others are in the meeting. */
export function encodingActive(rid: string | undefined, others: number): boolean {
  return rid === undefined || rid === 'f' || others >= LAYERS_FROM_OTHERS;
}
