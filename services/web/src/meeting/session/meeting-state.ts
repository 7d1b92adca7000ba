import type { ChatMessage, MeetingInfo, OnOff, Participant } from '../../api/types';
import type { SeatEnd, ServerMessage } from './messages';

export interface MeetingState {
  readonly link: 'connecting' | 'open' | 'reconnecting';
  /** Null until the server's welcome when the seat was resumed. */
  readonly self: Participant | null;
  readonly meeting: MeetingInfo | null;
  /** Everybody else, in the order they came. */
  readonly others: readonly Participant[];
  readonly chat: readonly ChatMessage[];
  /** The last thing that happened with people, for the screen reader and a short notice. */
  readonly news: News | null;
  readonly end: SeatEnd | 'left' | null;
}

export interface News {
  readonly kind: 'joined' | 'left' | 'removed' | 'connection-lost';
  readonly name: string;
  readonly at: number;
}

export const EMPTY_MEETING: MeetingState = {
  link: 'connecting',
  self: null,
  meeting: null,
  others: [],
  chat: [],
  news: null,
  end: null,
};

/** The meeting after one message of the server. Pure; `now` stamps the news. */
export function afterMessage(state: MeetingState, message: ServerMessage, now: number): MeetingState {
  switch (message.type) {
    case 'welcome':
      return {
        ...state,
        self: message.self,
        meeting: message.meeting,
        others: others(message.participants, message.self.participantId),
        chat: mergeChat(state.chat, message.chat),
      };
    case 'participant-joined': {
      if (message.participant.participantId === state.self?.participantId) return state;
      const news: News = { kind: 'joined', name: message.participant.name, at: now };
      return { ...withParticipant(state, message.participant), news };
    }
    case 'participant-changed':
      return withParticipant(state, message.participant);
    case 'participant-left': {
      const who = state.others.find((p) => p.participantId === message.participantId);
      if (who === undefined) return state;
      const news: News = { kind: message.reason, name: who.name, at: now };
      return { ...state, others: state.others.filter((p) => p !== who), news };
    }
    case 'chat':
      return { ...state, chat: mergeChat(state.chat, [message.message]) };
    case 'chat-stored':
      return { ...state, chat: withSeq(state.chat, message.id, message.seq) };
    case 'placement':
    case 'token':
    case 'ended':
    case 'problem':
    case 'pong':
      return state;
  }
}

/** Both lists in the server's order, each message once. */
export function mergeChat(
  known: readonly ChatMessage[],
  more: readonly ChatMessage[],
): readonly ChatMessage[] {
  const ids = new Set(known.map((message) => message.id));
  const fresh = more.filter((message) => !ids.has(message.id));
  return fresh.length === 0 ? known : [...known, ...fresh].sort(bySeq);
}

/** Newest message that is known to be durable. */
export function lastChatSeq(state: MeetingState): number | undefined {
  return state.chat.findLast((message) => message.seq > 0)?.seq;
}

function withSeq(chat: readonly ChatMessage[], id: string, seq: number): readonly ChatMessage[] {
  const known = chat.find((message) => message.id === id);
  if (known === undefined || known.seq === seq) return chat;
  return chat.map((message) => (message === known ? { ...message, seq } : message)).sort(bySeq);
}

/** What is not stored yet has no number and comes last. */
function bySeq(a: ChatMessage, b: ChatMessage): number {
  return order(a) - order(b) || a.sentAt.localeCompare(b.sentAt);
}

export function withOwnMedia(state: MeetingState, microphone: OnOff, camera: OnOff): MeetingState {
  return state.self === null ? state : { ...state, self: { ...state.self, microphone, camera } };
}

export function others(all: readonly Participant[], selfId: string): readonly Participant[] {
  return all.filter((p) => p.participantId !== selfId).sort(byArrival);
}

function withParticipant(state: MeetingState, changed: Participant): MeetingState {
  if (changed.participantId === state.self?.participantId) return { ...state, self: changed };
  const rest = state.others.filter((p) => p.participantId !== changed.participantId);
  return { ...state, others: [...rest, changed].sort(byArrival) };
}

function byArrival(a: Participant, b: Participant): number {
  return a.joinedAt.localeCompare(b.joinedAt) || a.participantId.localeCompare(b.participantId);
}

function order(message: ChatMessage): number {
  return message.seq > 0 ? message.seq : Number.MAX_SAFE_INTEGER;
}
