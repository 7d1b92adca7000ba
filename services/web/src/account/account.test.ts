import { describe, expect, it } from 'vitest';
import { RequestFailure } from '../api/http';
import { deviceName } from './device-name';
import { PasskeyRefused } from './passkey';
import { blamedField, problemKey } from './problem-text';
import { safeTarget, signInPath } from './target';

const refused = (status: number, kind: string, field?: string, expected?: string) =>
  new RequestFailure(
    status,
    {
      type: `urn:evenkeel:problem:${kind}`,
      ...(field === undefined ? {} : { field }),
      ...(expected === undefined ? {} : { expected }),
    },
    null,
  );

describe('a refused form', () => {
  it.each([
    [refused(401, 'wrong-credentials'), null, 'account.problem.wrong-credentials'],
    [refused(401, 'wrong-code', '/code'), 'code', 'account.problem.wrong-code'],
    [refused(409, 'email-taken', '/email'), 'email', 'account.problem.email-taken'],
    [
      refused(400, 'bad-field', '/password', '12–128 characters'),
      'password',
      'account.problem.password-length',
    ],
    [refused(400, 'bad-field', '/password', 'another'), 'password', 'account.problem.password-common'],
    [refused(400, 'bad-field', '/name'), 'name', 'account.problem.field-name'],
    [refused(400, 'bad-field', '/else'), null, 'error.refused'],
    [refused(503, 'unavailable'), null, 'error.busy'],
    [new RequestFailure(0, {}, null), null, 'error.unreachable'],
    [refused(401, 'wrong-passkey'), null, 'account.problem.wrong-passkey'],
    [refused(409, 'last-way-in'), null, 'account.problem.last-way-in'],
    [new PasskeyRefused(null), null, 'account.passkey.cancelled'],
    [
      new PasskeyRefused(new DOMException('there is one', 'InvalidStateError')),
      null,
      'account.passkey.known',
    ],
    [new Error('bug'), null, 'error.unknown'],
  ])('is explained: %s', (failure, field, key) => {
    expect(blamedField(failure)).toBe(field);
    expect(problemKey(failure)).toBe(key);
  });
});

describe('after signing in', () => {
  it.each([
    ['/console', '/console'],
    ['/m/abc-defg-hij?x=1', '/m/abc-defg-hij?x=1'],
    [null, '/'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('%s leads to %s', (wished, target) => {
    expect(safeTarget(wished)).toBe(target);
  });

  it.each([
    ['/m/abc-defg-hij', '/signin?to=%2Fm%2Fabc-defg-hij'],
    ['/', '/signin'],
    ['/welcome', '/signin'],
    ['/answer', '/signin'],
  ])('leads from %s to %s', (path, target) => {
    expect(signInPath(path)).toBe(target);
  });
});

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari, iOS'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'Chrome, Android'],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0 Safari/537.36', 'Chrome, Linux'],
    ['curl/8.0', null],
  ])('%s is %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
