import type {
  Announcement,
  Ceiling,
  ChatMessage,
  Knocking,
  MeetingInfo,
  OnOff,
  Participant,
  Poll,
} from '../../api/types';
import type { Problem } from '../../api/http';
import type { SeatEnd, ServerMessage } from './messages';

export interface MeetingState {
  readonly link: 'connecting' | 'open' | 'reconnecting';
  /** Null until the server's welcome when the seat was resumed. */
  readonly self: Participant | null;
  readonly meeting: MeetingInfo | null;
  /** What each person gets at most for now; null: as much as there is. */
  readonly ceiling: Ceiling | null;
  /** When pictures last rose to what they were. */
  readonly roseAt: number | null;
  /** Lets this browser watch the meeting's recordings later. */
  readonly recordingToken: string | null;
  /** Everybody else, in the order they came. */
  readonly others: readonly Participant[];
  /** Not let in yet; null otherwise. */
  readonly waiting: Knocking | null;
  /** Who is at the door; only hosts know. */
  readonly lobby: readonly Knocking[];
  readonly chat: readonly ChatMessage[];
  /** How far people have read, by participant. */
  readonly readUpTo: Readonly<Record<string, number>>;
  readonly announcements: readonly Announcement[];
  readonly polls: readonly Poll[];
  /** The newest reactions, oldest first. */
  readonly reactions: readonly Reaction[];
  /** Something of one's own was switched off by a host. */
  readonly stopped: MediaStopped | null;
  /** The last thing the server refused. */
  readonly refused: Refused | null;
  /** The last thing that happened with people, for the screen reader and a short notice. */
  readonly news: News | null;
  readonly end: SeatEnd | 'left' | null;
}

export interface News {
  readonly kind: 'joined' | 'left' | 'removed' | 'connection-lost' | 'hand';
  readonly name: string;
  readonly at: number;
}

export interface Reaction {
  readonly key: number;
  readonly participantId: string;
  readonly emoji: string;
  readonly at: number;
}

export interface MediaStopped {
  readonly source: 'microphone' | 'camera' | 'screen';
  readonly by: string;
  readonly at: number;
}

export interface Refused {
  readonly problem: Problem;
  readonly at: number;
}

/** Enough for a burst of applause; more would hide the faces. */
const MOST_REACTIONS = 20;

export const EMPTY_MEETING: MeetingState = {
  link: 'connecting',
  self: null,
  meeting: null,
  ceiling: null,
  roseAt: null,
  recordingToken: null,
  others: [],
  waiting: null,
  lobby: [],
  chat: [],
  readUpTo: {},
  announcements: [],
  polls: [],
  reactions: [],
  stopped: null,
  refused: null,
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
        ...withCeiling(state, message.ceiling ?? null, now),
        recordingToken: message.recordingToken ?? state.recordingToken,
        others: others(message.participants, message.self.participantId),
        waiting: null,
        lobby: message.waiting ?? [],
        chat: mergeChat(state.chat, message.chat),
        readUpTo: message.readUpTo ?? {},
        announcements: message.announcements ?? [],
        polls: message.polls ?? [],
      };
    case 'waiting':
      return { ...state, waiting: message.self, meeting: message.meeting };
    case 'lobby':
      return { ...state, lobby: message.waiting };
    case 'meeting-changed':
      return { ...state, meeting: message.meeting };
    case 'media-stopped':
      return { ...state, stopped: { source: message.source, by: message.by, at: now } };
    case 'participant-joined': {
      if (message.participant.participantId === state.self?.participantId) return state;
      const news: News = { kind: 'joined', name: message.participant.name, at: now };
      return { ...withParticipant(state, message.participant), news };
    }
    case 'participant-changed': {
      const { participantId, name, handRaisedAt } = message.participant;
      const before = state.others.find((p) => p.participantId === participantId);
      const raised = before !== undefined && before.handRaisedAt === undefined && handRaisedAt !== undefined;
      const changed = withParticipant(state, message.participant);
      return raised ? { ...changed, news: { kind: 'hand', name, at: now } } : changed;
    }
    case 'participant-left': {
      const who = state.others.find((p) => p.participantId === message.participantId);
      if (who === undefined) return state;
      const news: News = { kind: message.reason, name: who.name, at: now };
      return { ...state, others: state.others.filter((p) => p !== who), news };
    }
    case 'chat':
      return { ...state, chat: mergeChat(state.chat, [message.message]) };
    case 'chat-changed':
      return { ...state, chat: mergeChat(state.chat, [message.message]) };
    case 'receipts':
      return { ...state, readUpTo: { ...state.readUpTo, ...message.readUpTo } };
    case 'reaction':
      return { ...state, reactions: withReaction(state.reactions, message, now) };
    case 'announcement':
      return { ...state, announcements: [...state.announcements, message.announcement] };
    case 'acknowledged':
      return { ...state, announcements: acknowledged(state.announcements, message) };
    case 'poll':
      return { ...state, polls: withPoll(state.polls, message.poll) };
    case 'problem':
      return { ...state, refused: { problem: message.problem, at: now } };
    case 'chat-stored':
      return { ...state, chat: withSeq(state.chat, message.id, message.seq) };
    case 'ceiling':
      return { ...state, ...withCeiling(state, message.ceiling, now) };
    case 'placement':
    case 'token':
    case 'ended':
    case 'pong':
      return state;
  }
}

function withCeiling(
  { ceiling: before, roseAt }: MeetingState,
  ceiling: Ceiling | null,
  now: number,
): Pick<MeetingState, 'ceiling' | 'roseAt'> {
  return { ceiling, roseAt: before !== null && ceiling === null ? now : roseAt };
}

/** Both lists in the server's order, each message once, as it reads after its last change. */
export function mergeChat(
  known: readonly ChatMessage[],
  more: readonly ChatMessage[],
): readonly ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  const fresh = more.filter((message) => changedAt(message) > changedAt(byId.get(message.id)));
  if (fresh.length === 0) return known;
  for (const message of fresh) byId.set(message.id, message);
  return [...byId.values()].sort(bySeq);
}

/** Newest message, or change of one, that is known to be durable. */
export function lastChatSeq(state: MeetingState): number | undefined {
  const last = state.chat.reduce((newest, message) => Math.max(newest, changedAt(message)), 0);
  return last > 0 ? last : undefined;
}

function changedAt(message: ChatMessage | undefined): number {
  return message === undefined ? Number.NEGATIVE_INFINITY : (message.changeSeq ?? message.seq);
}

function withReaction(
  before: readonly Reaction[],
  { participantId, emoji }: Pick<Reaction, 'participantId' | 'emoji'>,
  at: number,
): readonly Reaction[] {
  const key = (before.at(-1)?.key ?? 0) + 1;
  return [...before, { key, participantId, emoji, at }].slice(-MOST_REACTIONS);
}

function acknowledged(
  announcements: readonly Announcement[],
  { announcementId, participantId }: { readonly announcementId: string; readonly participantId: string },
): readonly Announcement[] {
  return announcements.map((made) =>
    made.id === announcementId && !made.acknowledgedBy.includes(participantId)
      ? { ...made, acknowledgedBy: [...made.acknowledgedBy, participantId] }
      : made,
  );
}

function withPoll(polls: readonly Poll[], poll: Poll): readonly Poll[] {
  const known = polls.some(({ pollId }) => pollId === poll.pollId);
  return known ? polls.map((old) => (old.pollId === poll.pollId ? poll : old)) : [...polls, poll];
}

function withSeq(chat: readonly ChatMessage[], id: string, seq: number): readonly ChatMessage[] {
  const known = chat.find((message) => message.id === id);
  if (known === undefined || known.seq === seq) return chat;
  return chat
    .map((message) => (message === known ? { ...message, seq, changeSeq: seq } : message))
    .sort(bySeq);
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

/** What is shown of a person. The meeting also tells of what is not, as the relay they are on. */
const SHOWN = ['kind', 'name', 'role', 'joinedAt', 'microphone', 'camera', 'screen', 'handRaisedAt'] as const;

function withParticipant(state: MeetingState, changed: Participant): MeetingState {
  const id = changed.participantId;
  const own = id === state.self?.participantId;
  const known = own ? state.self : state.others.find((p) => p.participantId === id);
  if (known != null && SHOWN.every((part) => known[part] === changed[part])) return state;
  if (own) return { ...state, self: changed };
  const rest = state.others.filter((p) => p !== known);
  return { ...state, others: [...rest, changed].sort(byArrival) };
}

function byArrival(a: Participant, b: Participant): number {
  return a.joinedAt.localeCompare(b.joinedAt) || a.participantId.localeCompare(b.participantId);
}

function order(message: ChatMessage): number {
  return message.seq > 0 ? message.seq : Number.MAX_SAFE_INTEGER;
}
