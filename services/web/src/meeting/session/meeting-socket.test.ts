import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MeetingSocket, type SocketLike } from './meeting-socket';
import type { SeatEnd, ServerMessage } from './messages';

class FakeSocket implements SocketLike {
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  readonly sent: { type: string }[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as { type: string });
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.call(this as never, {} as Event);
  }

  says(message: unknown): void {
    this.onmessage?.call(this as never, { data: JSON.stringify(message) } as MessageEvent);
  }

  drop(code = 1006): void {
    this.onclose?.call(this as never, { code } as CloseEvent);
  }
}

describe('MeetingSocket', () => {
  let sockets: FakeSocket[];
  let links: string[];
  let ends: SeatEnd[];
  let received: ServerMessage[];
  let socket: MeetingSocket;

  beforeEach(() => {
    vi.useFakeTimers();
    [sockets, links, ends, received] = [[], [], [], []];
    socket = new MeetingSocket({
      connect: () => {
        const made = new FakeSocket();
        sockets.push(made);
        return made;
      },
      hello: () => ({ type: 'hello', participantId: 'p', resumeKey: 'k' }),
      received: (message) => received.push(message),
      linkChanged: (link) => links.push(link),
      seatEnded: (end) => ends.push(end),
    });
    socket.open();
  });

  afterEach(() => {
    socket.close();
    vi.useRealTimers();
  });

  const last = () => sockets.at(-1) as FakeSocket;
  const welcome = () => {
    last().open();
    last().says({ type: 'welcome' });
  };

  it('says hello first and is open after the welcome', () => {
    // Given a new socket
    // When
    welcome();
    // Then
    expect(last().sent).toEqual([{ type: 'hello', participantId: 'p', resumeKey: 'k' }]);
    expect(links).toEqual(['open']);
    expect(received).toEqual([{ type: 'welcome' }]);
  });

  it('sends nothing before the welcome', () => {
    // Given
    last().open();
    // When
    const sent = socket.send({ type: 'leave' });
    // Then
    expect(sent).toBe(false);
    expect(last().sent).toHaveLength(1);
  });

  it('comes back after a loss with a new hello', () => {
    // Given
    welcome();
    // When
    last().drop();
    vi.advanceTimersByTime(300);
    welcome();
    // Then
    expect(sockets).toHaveLength(2);
    expect(last().sent[0]?.type).toBe('hello');
    expect(links).toEqual(['open', 'reconnecting', 'open']);
  });

  it('waits longer after each failed attempt, two seconds at most', () => {
    // Given
    welcome();
    // When
    for (let i = 0; i < 12; i++) {
      last().drop();
      vi.advanceTimersByTime(2_000);
    }
    // Then
    expect(sockets.length).toBe(13);
    last().drop();
    vi.advanceTimersByTime(900);
    expect(sockets.length).toBe(13);
    vi.advanceTimersByTime(1_100);
    expect(sockets.length).toBe(14);
  });

  it('abandons a connection on which nothing comes for ten seconds', () => {
    // Given
    welcome();
    // When
    vi.advanceTimersByTime(13_000);
    // Then
    expect(sockets[0]?.closed).toBe(true);
    expect(links).toContain('reconnecting');
  });

  it('keeps a connection whose pings are answered', () => {
    // Given
    welcome();
    // When
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(4_000);
      last().says({ type: 'pong', t: 0 });
    }
    // Then
    expect(sockets).toHaveLength(1);
    expect(last().sent.filter((message) => message.type === 'ping').length).toBeGreaterThanOrEqual(19);
  });

  it.each([
    [4401, 'not-admitted'],
    [4403, 'removed'],
    [4404, 'not-found'],
    [4409, 'replaced'],
    [4410, 'ended'],
  ] as const)('gives the seat up for close code %i: %s', (code, end) => {
    // Given
    welcome();
    // When
    last().drop(code);
    vi.advanceTimersByTime(60_000);
    // Then
    expect(ends).toEqual([end]);
    expect(sockets).toHaveLength(1);
  });

  it('does not wait when the network is back', () => {
    // Given
    welcome();
    for (let i = 0; i < 6; i++) {
      last().drop();
      vi.advanceTimersByTime(5_000);
    }
    last().drop();
    const before = sockets.length;
    // When
    socket.retryNow();
    // Then
    expect(sockets).toHaveLength(before + 1);
  });

  it('stays away after it was closed', () => {
    // Given
    welcome();
    // When
    socket.close();
    vi.advanceTimersByTime(60_000);
    // Then
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.closed).toBe(true);
  });
});
