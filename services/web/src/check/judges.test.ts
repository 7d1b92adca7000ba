import { describe, expect, it } from 'vitest';
import { worst } from './check';
import * as judge from './judges';

describe('figures of a path', () => {
  it.each([
    [judge.roundTrip, 40, 'good'],
    [judge.roundTrip, 200, 'good'],
    [judge.roundTrip, 201, 'fair'],
    [judge.roundTrip, 401, 'poor'],
    [judge.loss, 0, 'good'],
    [judge.loss, 0.02, 'fair'],
    [judge.loss, 0.051, 'poor'],
    [judge.jitter, 30, 'good'],
    [judge.jitter, 31, 'fair'],
    [judge.jitter, 61, 'poor'],
    [judge.upload, 800_000, 'good'],
    [judge.upload, 799_000, 'fair'],
    [judge.upload, 100_000, 'poor'],
    [judge.echo, 20, 'good'],
    [judge.echo, 3, 'fair'],
    [judge.echo, 0, 'poor'],
  ] as const)('%o of %d is %s', (judged, value, verdict) => {
    expect(judged(value)).toMatchObject({ verdict, value });
  });

  it('says what is wrong only where something is', () => {
    expect(judge.loss(0.2).finding).toBe('loss-high');
    expect(judge.loss(0).finding).toBeUndefined();
  });

  it.each([null, Number.NaN])('knows nothing of what was not measured (%s)', (value) => {
    expect(judge.roundTrip(value)).toEqual({ verdict: 'unknown', finding: 'not-measured' });
  });
});

describe('the way up where the browser does not tell what fits', () => {
  it('is good when enough was sent', () => {
    expect(judge.uploadSent(900_000, 0)).toEqual({ verdict: 'good', value: 900_000 });
  });

  it('is not known when little was sent and all of it arrived', () => {
    const untold = { verdict: 'unknown', value: 280_000, finding: 'upload-untold' };
    expect(judge.uploadSent(280_000, 0.002)).toEqual(untold);
  });

  it.each([
    [280_000, 0.04, 'poor'],
    [500_000, 0.04, 'fair'],
    [280_000, null, 'poor'],
    [0, 0, 'poor'],
  ])('is bad when of %d bit/s a share of %s was lost: %s', (sent, lost, verdict) => {
    expect(judge.uploadSent(sent, lost)).toMatchObject({ verdict, finding: 'upload-low' });
  });
});

describe('the way down', () => {
  it('is good when all that was sent came back, however little that was', () => {
    expect(judge.download(200_000, 210_000).verdict).toBe('good');
  });

  it('is judged by itself when much of it did not come back', () => {
    expect(judge.download(200_000, 900_000)).toMatchObject({ verdict: 'poor', finding: 'download-low' });
    expect(judge.download(500_000, 1_200_000).verdict).toBe('fair');
  });

  it('is not good when nothing went either way', () => {
    expect(judge.download(0, 0).verdict).toBe('poor');
  });
});

describe('devices', () => {
  const seen = { black: false, framesPerSecond: 30, height: 720 };

  it('finds black, frozen, slow and small pictures', () => {
    expect(judge.picture({ ...seen, black: true }).finding).toBe('picture-black');
    expect(judge.motion({ ...seen, framesPerSecond: 0 }).finding).toBe('picture-frozen');
    expect(judge.motion({ ...seen, framesPerSecond: 7 })).toMatchObject({
      verdict: 'fair',
      finding: 'picture-slow',
    });
    expect(judge.size({ ...seen, height: 120 })).toMatchObject({ verdict: 'poor', finding: 'picture-small' });
    expect([judge.picture(seen), judge.motion(seen), judge.size(seen)].map((j) => j.verdict)).toEqual([
      'good',
      'good',
      'good',
    ]);
  });

  it.each([
    [-Infinity, 'poor', 'sound-silent'],
    [-60, 'fair', 'sound-quiet'],
    [-12, 'good', undefined],
  ] as const)('judges a loudest sample of %d dBFS %s', (peakDecibel, verdict, finding) => {
    expect(judge.level({ peakDecibel, clippedRatio: 0 })).toEqual(
      finding === undefined ? { verdict } : { verdict, finding },
    );
  });

  it('finds sound at the end of the scale', () => {
    expect(judge.clipping({ peakDecibel: 0, clippedRatio: 0.05 })).toMatchObject({
      verdict: 'poor',
      finding: 'sound-clips',
    });
  });
});

describe('the rest', () => {
  it('takes a clock that is behind like one that is ahead', () => {
    expect(judge.clockOffset(-70_000)).toEqual({ verdict: 'poor', value: 70_000, finding: 'clock-off' });
    expect(judge.clockOffset(400).verdict).toBe('good');
  });

  it('says that TCP and TURN are ways, but not the best ones', () => {
    expect(judge.way('udp')).toEqual({ verdict: 'good' });
    expect(judge.way('tcp')).toEqual({ verdict: 'fair', finding: 'over-tcp' });
    expect(judge.way('turn')).toEqual({ verdict: 'fair', finding: 'over-turn' });
  });

  it('takes blocked TURN servers for something a meeting works without', () => {
    expect(judge.turn(null)).toEqual({ verdict: 'fair', finding: 'turn-blocked' });
    expect(judge.turn(80)).toEqual({ verdict: 'good', value: 80 });
  });

  it('wants two relays', () => {
    expect([0, 1, 2].map((reachable) => judge.backup(reachable).verdict)).toEqual(['poor', 'fair', 'good']);
  });

  it('takes what is missing for a problem, or for less where a meeting works without', () => {
    expect(judge.present(false, 'insecure').verdict).toBe('poor');
    expect(judge.present(false, 'screen-missing', 'fair').verdict).toBe('fair');
    expect(judge.present(true, 'insecure')).toEqual({ verdict: 'good' });
  });

  it('comes to the worst of all', () => {
    expect(worst(['good', 'unknown', 'fair'])).toBe('fair');
    expect(worst(['good', 'unknown'])).toBe('unknown');
    expect(worst([])).toBe('good');
  });
});
