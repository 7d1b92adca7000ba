import { afterEach, describe, expect, it, vi } from 'vitest';
import { whereabouts } from './whereabouts';

const never = new AbortController().signal;

/** Relays, of which some answer and others never do. */
function relays(listed: Record<string, 'answers' | 'hangs'>) {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (url.startsWith('/api/v1/relays')) {
      const all = Object.keys(listed).map((relayId) => ({ relayId, state: 'ready' }));
      return Promise.resolve(Response.json({ relays: all }));
    }
    const relayId = url.split('/')[2] ?? '';
    if (listed[relayId] === 'answers') return Promise.resolve(new Response(null, { status: 204 }));
    return new Promise((_, reject) => {
      const late = () => reject(new DOMException('late', 'TimeoutError'));
      if (init.signal?.aborted === true) late();
      init.signal?.addEventListener('abort', late);
    });
  });
}

describe('where people are', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is told by the round trips to the relays that answer in a moment', async () => {
    relays({ 'relay-a': 'answers', 'relay-b': 'hangs' });

    const known = await whereabouts(never);

    expect(Object.keys(known.roundTripMillis ?? {})).toEqual(['relay-a']);
    expect(known.roundTripMillis?.['relay-a']).toBeGreaterThanOrEqual(0);
  });

  it('stays unknown when no relay answers', async () => {
    relays({ 'relay-a': 'hangs' });

    expect(await whereabouts(never)).toEqual({});
  });

  it('is told of the nearest 32', async () => {
    relays(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`relay-${i}`, 'answers'])));

    expect(Object.keys((await whereabouts(never)).roundTripMillis ?? {})).toHaveLength(32);
  });
});
