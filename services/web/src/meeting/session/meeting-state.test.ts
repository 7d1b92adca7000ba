import { describe, expect, it } from 'vitest';
import type { ChatMessage, Participant } from '../../api/types';
import { EMPTY_MEETING, afterMessage, lastChatSeq, mergeChat, type MeetingState } from './meeting-state';
import type { ServerMessage, Welcome } from './messages';

function person(participantId: string, changes: Partial<Participant> = {}): Participant {
  const joinedAt = `2026-01-01T00:00:0${participantId.length}Z`;
  return {
    participantId,
    kind: 'person',
    name: participantId,
    role: 'participant',
    joinedAt,
    microphone: 'on',
    camera: 'on',
    screen: 'off',
    ...changes,
  };
}

function said(seq: number, id = `m${seq}`): ChatMessage {
  return { seq, id, participantId: 'x', name: 'x', text: id, sentAt: `2026-01-01T00:01:0${seq}Z` };
}

const WELCOME = {
  type: 'welcome',
  self: person('me'),
  participants: [person('ben'), person('me'), person('anna')],
  chat: [said(1)],
  meeting: { meetingId: 'abc-defg-hij' },
} as unknown as Welcome;

const ROOM = afterMessage(EMPTY_MEETING, WELCOME, 0);

function after(state: MeetingState, ...messages: ServerMessage[]): MeetingState {
  return messages.reduce((now, message) => afterMessage(now, message, 7), state);
}

const names = (state: MeetingState) => state.others.map((p) => p.participantId);

describe('afterMessage, ceiling', () => {
  it('is there until the server takes it away, and that is noted', () => {
    // When
    const held = afterMessage(ROOM, { type: 'ceiling', ceiling: { audioOnly: false, height: 180 } }, 1);
    const rose = afterMessage(held, { type: 'ceiling', ceiling: null }, 2);
    // Then
    expect(held.ceiling).toEqual({ audioOnly: false, height: 180 });
    expect(held.roseAt).toBeNull();
    expect(rose.ceiling).toBeNull();
    expect(rose.roseAt).toBe(2);
  });
});

describe('afterMessage', () => {
  it('shows everybody but oneself, in the order they came', () => {
    expect(names(ROOM)).toEqual(['ben', 'anna']);
    expect(ROOM.self?.participantId).toBe('me');
  });

  it('adds who joins and tells it', () => {
    const state = after(ROOM, { type: 'participant-joined', participant: person('carla') });
    expect(names(state)).toEqual(['ben', 'anna', 'carla']);
    expect(state.news).toEqual({ kind: 'joined', name: 'carla', at: 7 });
  });

  it('is the same meeting when somebody is only carried by another relay', () => {
    const moved = { ...person('ben'), relayId: 'relay-b' };
    expect(after(ROOM, { type: 'participant-changed', participant: moved })).toBe(ROOM);
    expect(after(ROOM, { type: 'participant-changed', participant: person('me') })).toBe(ROOM);
  });

  it('does not double who joins twice', () => {
    const again: ServerMessage = { type: 'participant-joined', participant: person('ben') };
    expect(names(after(ROOM, again, again))).toEqual(['ben', 'anna']);
  });

  it('follows changes of others and of oneself', () => {
    const state = after(
      ROOM,
      { type: 'participant-changed', participant: person('ben', { microphone: 'off' }) },
      { type: 'participant-changed', participant: person('me', { role: 'host' }) },
    );
    expect(state.others[0]?.microphone).toBe('off');
    expect(state.self?.role).toBe('host');
  });

  it('takes out who leaves and says how', () => {
    const state = after(ROOM, { type: 'participant-left', participantId: 'ben', reason: 'connection-lost' });
    expect(names(state)).toEqual(['anna']);
    expect(state.news).toMatchObject({ kind: 'connection-lost', name: 'ben' });
  });

  it('corrects the list with the welcome after a reconnect', () => {
    const state = after(ROOM, { ...WELCOME, participants: [person('me'), person('dora')], chat: [said(2)] });
    expect(names(state)).toEqual(['dora']);
    expect(state.chat.map((message) => message.seq)).toEqual([1, 2]);
  });

  it('numbers a message when it is stored', () => {
    const state = after(
      ROOM,
      { type: 'chat', message: said(0, 'new') },
      { type: 'chat-stored', id: 'new', seq: 2 },
    );
    expect(state.chat.map(({ id, seq }) => [id, seq])).toEqual([
      ['m1', 1],
      ['new', 2],
    ]);
  });
});

describe('mergeChat', () => {
  it('keeps the order of the server and each message once', () => {
    const merged = mergeChat([said(1), said(3)], [said(3), said(2)]);
    expect(merged.map((message) => message.seq)).toEqual([1, 2, 3]);
  });

  it('puts what is not stored yet at the end', () => {
    const merged = mergeChat([said(1)], [said(0, 'fresh'), said(2)]);
    expect(merged.map((message) => message.id)).toEqual(['m1', 'm2', 'fresh']);
  });

  it('asks for what follows the newest stored message', () => {
    expect(lastChatSeq(after(ROOM, { type: 'chat', message: said(0, 'fresh') }))).toBe(1);
    expect(lastChatSeq(EMPTY_MEETING)).toBeUndefined();
  });
});
