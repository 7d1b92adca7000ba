/**
 * How a connection looks for its way to a relay. `localStorage['evenkeel.ice'] = 'relay'` lets it go over TURN servers
 * only: for support, to see whether those work.
 */
export function peerConfiguration(iceServers: readonly RTCIceServer[]): RTCConfiguration {
  return {
    bundlePolicy: 'max-bundle',
    rtcpMuxPolicy: 'require',
    iceTransportPolicy: overTurnOnly() ? 'relay' : 'all',
    iceServers: [...iceServers],
  };
}

function overTurnOnly(): boolean {
  try {
    return localStorage.getItem('evenkeel.ice') === 'relay';
  } catch {
    return false; // forbidden, or not there
  }
}
