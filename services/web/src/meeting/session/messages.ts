import type { Problem } from '../../api/http';
import type { ChatMessage, MeetingInfo, OnOff, Participant, Placement, SwitchReason } from '../../api/types';

/** Meeting WebSocket, docs/interfaces.md. */

export type ClientMessage =
  | {
      readonly type: 'hello';
      readonly participantId: string;
      readonly resumeKey: string;
      readonly lastChatSeq?: number;
    }
  | { readonly type: 'chat'; readonly id: string; readonly text: string }
  | { readonly type: 'media-state'; readonly microphone: OnOff; readonly camera: OnOff }
  | {
      readonly type: 'path';
      readonly relayId: string;
      readonly epoch: number;
      readonly reason: SwitchReason;
      readonly silenceMillis: number;
      readonly fromRelayId: string;
    }
  | { readonly type: 'token-request' }
  | { readonly type: 'remove'; readonly participantId: string }
  | { readonly type: 'end-meeting' }
  | { readonly type: 'leave' }
  | { readonly type: 'ping'; readonly t: number };

export interface Welcome {
  readonly type: 'welcome';
  readonly self: Participant;
  readonly meeting: MeetingInfo;
  readonly placement: Placement;
  readonly participants: readonly Participant[];
  readonly chat: readonly ChatMessage[];
  readonly joinToken: string;
  readonly telemetryToken: string;
}

export type ServerMessage =
  | Welcome
  | { readonly type: 'participant-joined'; readonly participant: Participant }
  | { readonly type: 'participant-changed'; readonly participant: Participant }
  | {
      readonly type: 'participant-left';
      readonly participantId: string;
      readonly reason: 'left' | 'removed' | 'connection-lost';
    }
  | { readonly type: 'chat'; readonly message: ChatMessage }
  | { readonly type: 'chat-stored'; readonly id: string; readonly seq: number }
  | {
      readonly type: 'placement';
      readonly placement: Placement;
      readonly reason: string;
      readonly joinToken: string;
    }
  | { readonly type: 'token'; readonly joinToken: string; readonly placement: Placement }
  | { readonly type: 'ended'; readonly reason: string }
  | { readonly type: 'problem'; readonly problem: Problem }
  | { readonly type: 'pong'; readonly t: number };

/** Why a seat is over for good. */
export type SeatEnd = 'not-admitted' | 'removed' | 'not-found' | 'replaced' | 'ended';

export function seatEnd(closeCode: number): SeatEnd | null {
  switch (closeCode) {
    case 4401:
      return 'not-admitted';
    case 4403:
      return 'removed';
    case 4404:
      return 'not-found';
    case 4409:
      return 'replaced';
    case 4410:
      return 'ended';
    default:
      return null;
  }
}
