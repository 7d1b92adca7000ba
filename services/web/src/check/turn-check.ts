import type { CheckResult } from './check';
import * as judge from './judges';

const PATIENCE_MILLIS = 5_000;

/** Whether one of the TURN servers lends an address to somebody with these credentials. */
export async function checkTurn(
  iceServers: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<CheckResult> {
  const began = performance.now();
  const pc = new RTCPeerConnection({ iceServers: [...iceServers], iceTransportPolicy: 'relay' });
  try {
    pc.createDataChannel('turn');
    const lent = addressLent(pc, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLIS)]));
    await pc.setLocalDescription();
    return { check: 'turn', ...judge.turn((await lent) ? performance.now() - began : null) };
  } finally {
    pc.close();
  }
}

function addressLent(pc: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(false));
    pc.addEventListener('icecandidate', ({ candidate }) => {
      // None: all were asked, and all answered or gave up.
      if (candidate === null) resolve(false);
      else if (candidate.type === 'relay') resolve(true);
    });
  });
}
