import type { CheckResult } from './check';
import { present } from './judges';

/** What can be known without asking anybody or waiting for anything. */
export function browserChecks(): CheckResult[] {
  return [
    { check: 'browser', ...present(hasWhatAMeetingNeeds(), 'browser-lacks') },
    { check: 'secure-context', ...present(window.isSecureContext, 'insecure') },
    { check: 'storage', ...present(canRemember(), 'storage-blocked', 'fair') },
    // Without it silence is noticed by polling: later, and not in a hidden tab.
    { check: 'failover-watch', ...present('RTCRtpScriptTransform' in window, 'watch-missing', 'fair') },
    { check: 'audio-codec', ...present(canCode('audio', 'audio/opus'), 'codec-missing') },
    { check: 'video-codec', ...present(canCode('video', 'video/vp8'), 'codec-missing') },
    { check: 'screen-share', ...present(canShareScreen(), 'screen-missing', 'fair') },
  ];
}

function hasWhatAMeetingNeeds(): boolean {
  return (
    'RTCPeerConnection' in window &&
    'WebSocket' in window &&
    'Worker' in window &&
    'replaceTrack' in RTCRtpSender.prototype &&
    'addTransceiver' in RTCPeerConnection.prototype
  );
}

/** A reload comes back into the seat by what is remembered. */
function canRemember(): boolean {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      storage.setItem('evenkeel.check', '1');
      if (storage.getItem('evenkeel.check') !== '1') return false;
      storage.removeItem('evenkeel.check');
    }
    return true;
  } catch {
    return false;
  }
}

function canCode(kind: 'audio' | 'video', mimeType: string): boolean {
  if (!('RTCRtpSender' in window)) return false;
  return [RTCRtpSender, RTCRtpReceiver].every(
    (side) =>
      side.getCapabilities(kind)?.codecs.some((codec) => codec.mimeType.toLowerCase() === mimeType) === true,
  );
}

function canShareScreen(): boolean {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return devices !== undefined && 'getDisplayMedia' in devices;
}
