import type { DeviceFault } from './device-fault';

/** What may be wrong with a camera or microphone, in the words the person gets help for. */
export type DeviceProblem =
  'denied' | 'in-use' | 'none' | 'insecure' | 'unknown' | Exclude<DeviceFault, 'ended'>;

/** Reads the DOMException of getUserMedia (W3C Media Capture §10). */
export function deviceProblem(failure: unknown): DeviceProblem {
  if (!(failure instanceof Error)) return 'unknown';
  switch (failure.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'InsecureContext':
      return 'insecure';
    default:
      return 'unknown';
  }
}
