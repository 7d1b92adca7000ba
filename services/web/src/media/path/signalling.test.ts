import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Signalling } from './signalling';

describe('Signalling', () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    // A relay that takes every request and answers none.
    server = createServer(() => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/media/v1`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('does not wait for ever for a relay that hangs', async () => {
    // Given
    const signalling = new Signalling(url, 50);
    // When
    const outcome = await signalling.setActive(
      { sessionId: 's', sessionKey: 'k' },
      { active: false, activation: 1, epoch: 1 },
    );
    // Then
    expect(outcome).toEqual({ ok: false, status: 0, retryAfterMillis: null });
  });
});
