import type { Problem } from '../../api/http';
import type {
  Announcement,
  Ceiling,
  ChatMessage,
  DeviceSource,
  Knocking,
  MeetingInfo,
  OnOff,
  Participant,
  Placement,
  Poll,
  PollKind,
  Role,
  SwitchReason,
} from '../../api/types';
import type { DeviceFault } from '../../media/local/device-fault';
import type { DeviceRemedy } from '../../media/local/local-source';

/** Meeting WebSocket, docs/interfaces.md. */

/** What is wrong with a part of the person's media, or what made it well again. */
export interface MediaTrouble {
  readonly part: 'microphone' | 'camera' | 'hearing' | 'path';
  readonly trouble: DeviceFault | 'none' | 'unheard' | 'unreachable' | 'interrupted';
  readonly remedy?: DeviceRemedy;
}

export type ClientMessage =
  | {
      readonly type: 'hello';
      readonly participantId: string;
      readonly resumeKey: string;
      readonly lastChatSeq?: number;
    }
  | {
      readonly type: 'chat';
      readonly id: string;
      readonly text: string;
      readonly to?: string;
      readonly replyTo?: string;
    }
  | { readonly type: 'chat-edit'; readonly id: string; readonly text: string }
  | { readonly type: 'chat-delete'; readonly id: string }
  | { readonly type: 'chat-read'; readonly seq: number }
  | { readonly type: 'media-state'; readonly microphone: OnOff; readonly camera: OnOff }
  | { readonly type: 'screen-state'; readonly screen: OnOff }
  | { readonly type: 'hand'; readonly raised: boolean }
  | { readonly type: 'reaction'; readonly emoji: string }
  | {
      readonly type: 'path';
      readonly relayId: string;
      readonly epoch: number;
      readonly reason: SwitchReason;
      readonly silenceMillis: number;
      readonly fromRelayId: string;
    }
  | (MediaTrouble & { readonly type: 'media-trouble' })
  | { readonly type: 'token-request' }
  | { readonly type: 'acknowledge'; readonly announcementId: string }
  | { readonly type: 'poll-vote'; readonly pollId: string; readonly choices: readonly number[] }
  | { readonly type: 'record-consent'; readonly agreed: boolean }
  | HostMessage
  | { readonly type: 'leave' }
  | { readonly type: 'ping'; readonly t: number };

/** What only hosts and co-hosts may say. */
export type HostMessage =
  | { readonly type: 'admit'; readonly participantId: string }
  | { readonly type: 'admit-all' }
  | { readonly type: 'deny'; readonly participantId: string }
  | { readonly type: 'stop-media'; readonly participantId: string; readonly source: DeviceSource | 'screen' }
  | { readonly type: 'mute-all' }
  | { readonly type: 'lower-hand'; readonly participantId: string }
  | { readonly type: 'remove'; readonly participantId: string }
  | {
      readonly type: 'access';
      readonly locked?: boolean;
      readonly lobby?: boolean;
      readonly waitForHost?: boolean;
      /** Empty: none is needed any more. */
      readonly passcode?: string;
    }
  | { readonly type: 'role'; readonly participantId: string; readonly role: Role }
  | { readonly type: 'announce'; readonly id: string; readonly text: string }
  | {
      readonly type: 'poll-open';
      readonly id: string;
      readonly question: string;
      readonly kind: PollKind;
      readonly anonymous: boolean;
      readonly options: readonly string[];
    }
  | { readonly type: 'poll-close'; readonly pollId: string }
  | { readonly type: 'record-start'; readonly id: string }
  | { readonly type: 'record-stop' }
  | { readonly type: 'end-meeting' };

/** A token opens the relays of a placement, and TURN servers the way there. */
export interface WithJoinToken {
  readonly placement: Placement;
  readonly joinToken: string;
  readonly iceServers?: readonly RTCIceServer[];
}

export interface Welcome extends WithJoinToken {
  readonly type: 'welcome';
  readonly self: Participant;
  readonly meeting: MeetingInfo;
  /** Absent: pictures are as large as they can be. */
  readonly ceiling?: Ceiling | null;
  readonly participants: readonly Participant[];
  /** Only hosts are told. */
  readonly waiting?: readonly Knocking[];
  readonly chat: readonly ChatMessage[];
  readonly readUpTo?: Readonly<Record<string, number>>;
  readonly announcements?: readonly Announcement[];
  readonly polls?: readonly Poll[];
  readonly telemetryToken: string;
  readonly recordingToken?: string;
}

export type ServerMessage =
  | Welcome
  | { readonly type: 'waiting'; readonly self: Knocking; readonly meeting: MeetingInfo }
  | { readonly type: 'lobby'; readonly waiting: readonly Knocking[] }
  | { readonly type: 'meeting-changed'; readonly meeting: MeetingInfo }
  | { readonly type: 'media-stopped'; readonly source: DeviceSource | 'screen'; readonly by: string }
  | { readonly type: 'participant-joined'; readonly participant: Participant }
  | { readonly type: 'participant-changed'; readonly participant: Participant }
  | {
      readonly type: 'participant-left';
      readonly participantId: string;
      readonly reason: 'left' | 'removed' | 'connection-lost';
    }
  | { readonly type: 'chat'; readonly message: ChatMessage }
  | { readonly type: 'chat-changed'; readonly message: ChatMessage }
  | { readonly type: 'chat-stored'; readonly id: string; readonly seq: number }
  | { readonly type: 'receipts'; readonly readUpTo: Readonly<Record<string, number>> }
  | { readonly type: 'reaction'; readonly participantId: string; readonly emoji: string }
  | { readonly type: 'announcement'; readonly announcement: Announcement }
  | { readonly type: 'acknowledged'; readonly announcementId: string; readonly participantId: string }
  | { readonly type: 'poll'; readonly poll: Poll }
  | (WithJoinToken & { readonly type: 'placement'; readonly reason: string })
  | (WithJoinToken & { readonly type: 'token' })
  | { readonly type: 'ceiling'; readonly ceiling: Ceiling | null }
  | { readonly type: 'ended'; readonly reason: string }
  | { readonly type: 'problem'; readonly problem: Problem }
  | { readonly type: 'pong'; readonly t: number };

/** Why a seat, or the place at the door, is over for good. */
export type SeatEnd =
  'not-admitted' | 'removed' | 'not-found' | 'denied' | 'passcode-changed' | 'replaced' | 'ended';

const ENDS: Readonly<Record<number, SeatEnd>> = {
  4401: 'not-admitted',
  4403: 'removed',
  4404: 'not-found',
  4406: 'denied',
  4407: 'passcode-changed',
  4409: 'replaced',
  4410: 'ended',
};

export function seatEnd(closeCode: number): SeatEnd | null {
  return ENDS[closeCode] ?? null;
}
