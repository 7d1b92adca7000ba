import { afterEach, expect, it, vi } from 'vitest';
import { peerConfiguration } from './ice';

const TURN = { urls: ['turn:turn.example.org'], username: '1:p', credential: 'k' };

afterEach(() => vi.unstubAllGlobals());

it('goes any way there is', () => {
  expect(peerConfiguration([TURN])).toMatchObject({ iceTransportPolicy: 'all', iceServers: [TURN] });
});

it('goes over TURN only where support wants to see that', () => {
  // Given
  vi.stubGlobal('localStorage', { getItem: (key: string) => (key === 'evenkeel.ice' ? 'relay' : null) });

  // Then
  expect(peerConfiguration([TURN]).iceTransportPolicy).toBe('relay');
});

it('does not need a storage', () => {
  // Given
  vi.stubGlobal('localStorage', undefined);

  // Then
  expect(peerConfiguration([]).iceTransportPolicy).toBe('all');
});
