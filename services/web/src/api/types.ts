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

/** What comes from a person's own devices. */
export type DeviceSource = 'microphone' | 'camera';

/** A shared screen, and its sound where the browser offers it. */
export type ScreenSource = 'screen' | 'screen-audio';
export type Source = DeviceSource | ScreenSource;
export type OnOff = 'on' | 'off';
export type Role = 'host' | 'co-host' | 'participant';

/** A watcher is not seen and not heard. */
export type ParticipantKind = 'person' | 'stream' | 'watcher';

export interface Participant {
  readonly participantId: string;
  readonly kind: ParticipantKind;
  readonly name: string;
  readonly role: Role;
  readonly joinedAt: string;
  readonly microphone: OnOff;
  readonly camera: OnOff;
  readonly screen: OnOff;
  readonly handRaisedAt?: string;
}

/** Who may come into a meeting. */
export interface Access {
  readonly locked: boolean;
  /** Whether one is needed. */
  readonly passcode: boolean;
  readonly lobby: boolean;
  readonly waitForHost: boolean;
}

/** Somebody at the door. */
export interface Knocking {
  readonly participantId: string;
  readonly name: string;
  readonly reason: 'lobby' | 'host';
  readonly since: string;
}

export interface ChatMessage {
  readonly seq: number;
  /** Like `seq`, of the last change. */
  readonly changeSeq?: number;
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  /** Whom a private message is for. */
  readonly to?: { readonly participantId: string; readonly name: string };
  readonly replyTo?: string;
  /** Empty once it is deleted; of an image it is the caption, possibly empty. */
  readonly text: string;
  /** Its bytes are asked for apart; gone once it is deleted. */
  readonly image?: ChatImage;
  readonly sentAt: string;
  readonly editedAt?: string;
  readonly deletedAt?: string;
}

export interface ChatImage {
  readonly mediaType: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Announcement {
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  readonly text: string;
  readonly at: string;
  /** All of them for hosts, oneself for everybody else. */
  readonly acknowledgedBy: readonly string[];
}

export type PollKind = 'single' | 'multiple' | 'rating';

export interface Poll {
  readonly pollId: string;
  readonly question: string;
  readonly kind: PollKind;
  readonly anonymous: boolean;
  readonly options: readonly PollOption[];
  readonly votedBy: readonly string[];
  readonly participantId: string;
  readonly openedAt: string;
  readonly closedAt?: string;
}

export interface PollOption {
  readonly text: string;
  readonly votes: number;
  /** Absent in an anonymous poll. */
  readonly voters?: readonly { readonly participantId: string; readonly name: string }[];
}

/** What each person in a meeting gets at most for now; what is absent is not limited. */
export interface Ceiling {
  /** No cameras. */
  readonly audioOnly: boolean;
  /** Most lines of a camera. */
  readonly height?: number | null;
  /** Voice and pictures together. */
  readonly bitsPerSecond?: number | null;
}

export interface MeetingInfo {
  readonly meetingId: string;
  readonly title?: string;
  readonly state: 'open' | 'ended';
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly participantCount: number;
  readonly access: Access;
  /** A recording that goes on. */
  readonly recording?: MeetingRecording;
}

/** Who has said nothing in `consents` is not recorded. Only those in the meeting are told `by` and `consents`. */
export interface MeetingRecording {
  readonly recordingId: string;
  readonly by?: string;
  readonly startedAt: string;
  readonly consents?: Readonly<Record<string, boolean>>;
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
  /** Where TURN servers are configured. */
  readonly iceServers?: readonly RTCIceServer[];
  readonly telemetryToken: string;
  readonly placement: Placement;
  readonly participants: readonly Participant[];
  readonly chat: readonly ChatMessage[];
}

/** Let in as far as the door: no token, until somebody admits. */
export interface AtTheDoor {
  readonly participantId: string;
  readonly resumeKey: string;
  readonly waiting: Knocking;
}

/** Why a participant's media moved to another relay. */
export type SwitchReason = 'relay-lost' | 'path-lost' | 'placement' | 'return';
