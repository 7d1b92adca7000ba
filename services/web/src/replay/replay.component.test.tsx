// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RecordedTrack, Replay } from '../api/recordings';
import { inEnglish, show } from '../../test/kit';
import { PlaceTile } from './PlaceTile';
import { ReplayChat } from './ReplayChat';
import { ReplayClock } from './replay-clock';

inEnglish();
// jsdom lays nothing out, so nothing scrolls.
Element.prototype.scrollTo = () => undefined;

describe('ReplayChat', () => {
  const replay = {
    events: [
      {
        atMillis: 65_000,
        type: 'dev.evenkeel.meeting.chat-said.v1',
        data: { messageId: 'm1', name: 'Ada', text: 'see https://example.org' },
      },
    ],
  } as unknown as Replay;

  it('shows what was said by then, and goes to where it was said', async () => {
    const clock = new ReplayClock(90_000);
    show(<ReplayChat replay={replay} clock={clock} />);
    expect(screen.getByText('Nothing was said yet.')).toBeDefined();
    act(() => clock.seek(80_000));
    expect(screen.getByText('Ada')).toBeDefined();
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://example.org/');
    await userEvent.click(screen.getByRole('button', { name: 'Go to 1:05' }));
    expect(clock.state.get().atMillis).toBe(65_000);
  });
});

describe('PlaceTile', () => {
  it('says what this browser cannot play', () => {
    const track: RecordedTrack = {
      id: 't1',
      participantId: 'a',
      source: 'camera',
      codec: 'h264',
      video: true,
      startMillis: 0,
      durationMillis: 9_000,
      url: '/t1',
    };
    const place = { key: 'a', participantId: 'a', screen: false, video: [track], audio: [] };
    show(<PlaceTile place={place} name="Ada" atMillis={10} attach={() => undefined} />);
    const video = screen.getByRole('figure', { name: 'Ada' }).querySelector('video');
    if (video === null) throw new Error('there is no picture');
    fireEvent.error(video);
    expect(screen.getByText('This browser cannot play H264. Another one may.')).toBeDefined();
  });
});
