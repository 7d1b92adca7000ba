/** What room-service and the relays say, as docs/interfaces.md defines it. */

export interface RelayRef {
  readonly relayId: string;
  /** Public base of the relay's media API, `/relays/{relayId}/media/v1`. */
  readonly url: string;
}

export interface Placement {
  readonly epoch: number;
  readonly primary: RelayRef;
  readonly standby: RelayRef | null;
}

export type Source = 'microphone' | 'camera';
export type OnOff = 'on' | 'off';
export type Role = 'host' | 'participant';

export interface Participant {
  readonly participantId: string;
  readonly name: string;
  readonly role: Role;
  readonly joinedAt: string;
  readonly microphone: OnOff;
  readonly camera: OnOff;
  readonly relayId?: string;
}

export interface ChatMessage {
  readonly seq: number;
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  readonly text: string;
  readonly sentAt: string;
}

export interface MeetingInfo {
  readonly meetingId: string;
  readonly title?: string;
  readonly state: 'open' | 'ended';
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly participantCount: number;
}

export interface CreatedMeeting {
  readonly meetingId: string;
  readonly title?: string;
  readonly link: string;
  readonly hostKey: string;
}

export interface Admission {
  readonly participantId: string;
  readonly role: Role;
  readonly resumeKey: string;
  readonly joinToken: string;
  readonly telemetryToken: string;
  readonly placement: Placement;
  readonly participants: readonly Participant[];
  readonly chat: readonly ChatMessage[];
}

/** Why a participant's media moved to another relay. */
export type SwitchReason = 'relay-lost' | 'path-lost' | 'placement' | 'return';
