// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Participant } from '../../api/types';
import { LobbyList } from './LobbyList';
import { PasscodeForm } from './PasscodeForm';
import { actionsOn } from './person-actions';
import { inEnglish, person, sessionWith, show } from '../../../test/kit';

inEnglish();

describe('LobbyList', () => {
  const since = '2026-01-01T00:00:00Z';
  const lobby = [
    { participantId: 'a', name: 'Anna', reason: 'lobby', since },
    { participantId: 'b', name: 'Ben', reason: 'lobby', since },
  ] as const;

  it('lets a host admit one, deny one, and admit all', async () => {
    const { session, ask } = sessionWith({ lobby });
    show(<LobbyList session={session} />);
    await userEvent.click(screen.getByRole('button', { name: 'Admit Anna' }));
    await userEvent.click(screen.getByRole('button', { name: 'Deny Ben' }));
    await userEvent.click(screen.getByRole('button', { name: 'Admit all' }));
    expect(ask.mock.calls).toEqual([
      [{ type: 'admit', participantId: 'a' }],
      [{ type: 'deny', participantId: 'b' }],
      [{ type: 'admit-all' }],
    ]);
  });

  it('is not there when nobody waits', () => {
    show(<LobbyList session={sessionWith({}).session} />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('actionsOn', () => {
  const keys = (other: Participant, self: Participant | null) => actionsOn(other, self).map(({ key }) => key);

  it('offers a host what makes sense', () => {
    const host = person('me', { role: 'host' });
    expect(keys(person('a'), host)).toEqual(['mute', 'makeCoHost', 'handOver', 'remove']);
    const busy = person('a', { camera: 'on', screen: 'on', handRaisedAt: 'now', role: 'co-host' });
    expect(keys(busy, host)).toEqual([
      'mute',
      'stopVideo',
      'stopShare',
      'lowerHand',
      'takeCoHost',
      'handOver',
      'remove',
    ]);
  });

  it('offers to remove a stream, and nothing else', () => {
    const stream = person('a', { kind: 'stream', camera: 'on' });
    expect(keys(stream, person('me', { role: 'host' }))).toEqual(['remove']);
    expect(keys(stream, person('me'))).toEqual([]);
  });

  it('offers a co-host no roles, and not to remove the host', () => {
    const coHost = person('me', { role: 'co-host' });
    expect(keys(person('a'), coHost)).toEqual(['mute', 'remove']);
    expect(keys(person('a', { role: 'host' }), coHost)).toEqual(['mute']);
  });

  it('offers nothing to others, nor about oneself', () => {
    expect(keys(person('a'), person('me'))).toEqual([]);
    expect(keys(person('me'), person('me', { role: 'host' }))).toEqual([]);
    expect(keys(person('a'), null)).toEqual([]);
  });
});

describe('PasscodeForm', () => {
  it('says what is wrong before anything is sent', async () => {
    const onSet = vi.fn();
    show(<PasscodeForm isSet={false} onSet={onSet} onClear={vi.fn()} />);
    const input = screen.getByRole('textbox', { name: 'Passcode' });
    await userEvent.type(input, 'abc');
    await userEvent.click(screen.getByRole('button', { name: 'Set' }));
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(input, 'd');
    await userEvent.click(screen.getByRole('button', { name: 'Set' }));
    expect(onSet.mock.calls).toEqual([['abcd']]);
  });
});
