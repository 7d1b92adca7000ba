import { requestJson } from './http';

/** One end of a test call. */
export interface ProbeEnd {
  readonly participantId: string;
  readonly joinToken: string;
}

/** The way to one relay. */
export interface ProbePath {
  readonly relayId: string;
  readonly url: string;
  readonly sender: ProbeEnd;
  readonly receiver: ProbeEnd;
}

export interface Probe {
  readonly participantId: string;
  readonly telemetryToken: string;
  readonly serverTime: string;
  /** Where TURN servers are configured. */
  readonly iceServers?: readonly RTCIceServer[];
  readonly paths: readonly ProbePath[];
}

/** Tokens for test calls over every relay, good for a minute. */
export function beginProbe(meetingId: string, signal: AbortSignal): Promise<Probe> {
  return requestJson(`/api/v1/meetings/${encodeURIComponent(meetingId)}/probes`, { method: 'POST', signal });
}
