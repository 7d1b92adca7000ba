import { describe, expect, it } from 'vitest';
import { StatsReporter } from './stats-reporter';

const reporter = () =>
  new StatsReporter({
    meetingId: 'abc-defg-hij',
    participantId: 'me',
    telemetryToken: () => '',
    siteId: () => undefined,
    paths: () => [],
  });

describe('what the relay tells of voices', () => {
  it('shows who speaks and who has the floor', () => {
    // Given
    const stats = reporter();
    // When
    stats.told([
      { participantId: 'anna', speaking: false },
      { participantId: 'ben', speaking: true },
    ]);
    // Then
    expect(stats.live.get()).toMatchObject({ speaker: 'anna', speaking: new Set(['ben']) });
  });

  it('leaves the last other speaker in front while one speaks oneself', () => {
    // Given
    const stats = reporter();
    stats.told([{ participantId: 'anna', speaking: true }]);
    // When
    stats.told([{ participantId: 'me', speaking: true }]);
    // Then
    expect(stats.live.get()).toMatchObject({ speaker: 'anna', speaking: new Set(['me']) });
  });
});
