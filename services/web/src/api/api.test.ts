import { afterEach, describe, expect, it, vi } from 'vitest';
import { newTraceparent, randomUuid } from '../media/ids';
import { RequestFailure, requestJson } from './http';
import { meetingIdIn } from './meetings';

afterEach(() => vi.unstubAllGlobals());

function answer(response: Response | Error): void {
  vi.stubGlobal('fetch', () =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );
}

describe('requestJson', () => {
  it('hands over what came', async () => {
    answer(Response.json({ meetingId: 'abc-defg-hij' }));
    await expect(requestJson('/x')).resolves.toEqual({ meetingId: 'abc-defg-hij' });
  });

  it.each([202, 204])('hands over nothing when nothing came: %s', async (status) => {
    answer(new Response(null, { status }));
    await expect(requestJson('/x')).resolves.toBeUndefined();
  });

  it('keeps the problem, its id and how long to wait', async () => {
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '2' };
    answer(new Response('{"detail":"busy","errorId":"e1"}', { status: 503, headers }));
    const failure = await requestJson('/x').catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(RequestFailure);
    expect(failure).toMatchObject({ status: 503, problem: { errorId: 'e1' }, retryAfterMillis: 2_000 });
  });

  it('says status 0 when nobody answers', async () => {
    answer(new TypeError('network'));
    await expect(requestJson('/x')).rejects.toMatchObject({ status: 0 });
  });
});

it.each([
  ['abc-defg-hij', 'abc-defg-hij'],
  [' ABC-DEFG-HIJ ', 'abc-defg-hij'],
  ['https://meet.example/m/abc-defg-hij?x=1', 'abc-defg-hij'],
  ['abcdefghij', null],
  ['', null],
])('finds the meeting in “%s”', (text, expected) => {
  expect(meetingIdIn(text)).toBe(expected);
});

it('makes version 4 UUIDs and W3C trace parents', () => {
  expect(randomUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newTraceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});
