import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaTrouble } from './messages';
import { NO_PATH_MILLIS, TroubleTeller } from './trouble-teller';

function meeting() {
  const told: MediaTrouble[] = [];
  const link = { open: true };
  const teller = new TroubleTeller((trouble) => {
    if (link.open) told.push(trouble);
    return link.open;
  });
  return { teller, told, link };
}

describe('TroubleTeller', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tells of a fault and of its end, each once', () => {
    const { teller, told } = meeting();
    teller.tell({ part: 'camera', trouble: 'none', remedy: 'recovered' });
    teller.tell({ part: 'camera', trouble: 'black' });
    teller.tell({ part: 'camera', trouble: 'black' });
    teller.tell({ part: 'camera', trouble: 'none', remedy: 'another-device' });
    expect(told).toEqual([
      { part: 'camera', trouble: 'black' },
      { part: 'camera', trouble: 'none', remedy: 'another-device' },
    ]);
  });

  it('tells later what it could not tell, as it is by then', () => {
    const { teller, told, link } = meeting();
    link.open = false;
    teller.tell({ part: 'camera', trouble: 'black' });
    teller.tell({ part: 'microphone', trouble: 'silent' });
    teller.tell({ part: 'camera', trouble: 'frozen' });
    link.open = true;
    teller.again();
    teller.again();
    expect(told).toEqual([
      { part: 'camera', trouble: 'frozen' },
      { part: 'microphone', trouble: 'silent' },
    ]);
  });

  it('waits a while before it calls a path that is not there a trouble', () => {
    const { teller, told } = meeting();
    teller.pathIs('connecting');
    vi.advanceTimersByTime(NO_PATH_MILLIS - 1);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    teller.pathIs('unprotected');
    teller.pathIs('interrupted');
    teller.pathIs('protected');
    vi.advanceTimersByTime(NO_PATH_MILLIS);
    expect(told).toEqual([
      { part: 'path', trouble: 'unreachable' },
      { part: 'path', trouble: 'none', remedy: 'recovered' },
    ]);
  });
});
