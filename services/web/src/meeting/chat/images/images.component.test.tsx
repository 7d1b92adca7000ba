// @vitest-environment jsdom
import * as Tooltip from '@radix-ui/react-tooltip';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inEnglish, show } from '../../../../test/kit';
import type { ChatMessage } from '../../../api/types';
import { chatLines } from '../chat-lines';
import { Composer } from '../Composer';
import { ChatImages } from './chat-images';
import { ChatPicture } from './ChatPicture';
import { fitted, type PreparedImage } from './prepare-image';
import { Unsent } from './Unsent';

inEnglish();

const seat = { participantId: 'me', resumeKey: 'k', name: 'Me' };
const picture: PreparedImage = {
  content: new Blob(['x'], { type: 'image/png' }),
  mediaType: 'image/png',
  width: 640,
  height: 480,
};
const image = { mediaType: 'image/png', width: 640, height: 480 };

/** What comes into view at once, as everything does in a short chat. */
class InView {
  readonly #seen: (entries: { isIntersecting: boolean }[]) => void;

  constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
    this.#seen = seen;
  }

  observe() {
    this.#seen([{ isIntersecting: true }]);
  }

  disconnect() {
    return undefined;
  }
}

const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('IntersectionObserver', InView);
  URL.createObjectURL = vi.fn(() => 'blob:one');
  URL.revokeObjectURL = vi.fn();
});
afterEach(() => vi.unstubAllGlobals());

describe('what is sent', () => {
  it('is there at once, and gone from what waits once the server has it', async () => {
    // Given
    fetched.mockResolvedValue(new Response('{}', { status: 201 }));
    const images = new ChatImages('abc', seat);
    // When
    images.say(picture, 'our plan', { to: { participantId: 'ben', name: 'Ben' } });
    // Then
    const [waiting] = chatLines([], images.outgoing.get(), seat);
    expect(waiting).toMatchObject({ pending: true, failure: null, message: { text: 'our plan' } });
    await waitFor(() => expect(images.outgoing.get()).toEqual([]));
    const [address, init] = fetched.mock.calls[0] ?? [];
    expect(address).toMatch(/^\/api\/v1\/meetings\/abc\/chat\/[-0-9a-f]+\/image\?text=our\+plan&to=ben$/u);
    expect(init).toMatchObject({ method: 'PUT', headers: { 'content-type': 'image/png' } });
  });

  it('says why it was not taken, and is sent again or given up', async () => {
    // Given
    const problem = { type: 'urn:evenkeel:problem:no-room', status: 507 };
    fetched.mockImplementation(() => Promise.resolve(Response.json(problem, { status: 507 })));
    const images = new ChatImages('abc', seat);
    images.say(picture, '', {});
    await waitFor(() => expect(images.outgoing.get()[0]?.failure).not.toBeNull());
    const [line] = chatLines([], images.outgoing.get(), seat);
    const failure = line?.failure;
    if (line === undefined || failure == null) throw new Error('it did not fail');
    // When
    show(<Unsent id={line.message.id} failure={failure} images={images} />);
    // Then
    expect(screen.getByRole('alert').textContent).toContain('There is no room for more images');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(fetched).toHaveBeenCalledTimes(2));
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(images.outgoing.get()).toEqual([]);
  });
});

describe('what is shown', () => {
  const message: ChatMessage = {
    seq: 1,
    id: 'a',
    participantId: 'anna',
    name: 'Anna',
    text: '',
    image,
    sentAt: '2026-01-01T00:00:00Z',
  };

  it('is fetched once, described, and opens large', async () => {
    // Given
    fetched.mockResolvedValue(new Response('x'));
    const images = new ChatImages('abc', seat);
    // When
    show(<ChatPicture message={message} image={image} images={images} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Open large: Image from Anna' }));
    // Then
    expect(screen.getByRole('dialog', { name: 'Image from Anna' })).toBeTruthy();
    expect(screen.getAllByAltText('Image from Anna').length).toBeGreaterThan(0);
    await images.address('a');
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ headers: { 'evenkeel-resume-key': 'k' } });
  });

  it('is large enough for a finger, however small it is', async () => {
    // Given
    fetched.mockResolvedValue(new Response('x'));
    const dot = { ...image, width: 1, height: 1 };
    // When
    show(<ChatPicture message={message} image={dot} images={new ChatImages('abc', seat)} />);
    // Then
    const { style } = await screen.findByRole('button', { name: 'Open large: Image from Anna' });
    expect([style.width, style.aspectRatio]).toEqual(['48px', '48 / 48']);
  });

  it('can be asked for again when it could not be loaded', async () => {
    // Given
    fetched.mockRejectedValueOnce(new TypeError('network')).mockResolvedValue(new Response('x'));
    // When
    show(<ChatPicture message={message} image={image} images={new ChatImages('abc', seat)} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    // Then
    expect(await screen.findByRole('button', { name: 'Open large: Image from Anna' })).toBeTruthy();
  });
});

describe('the composer', () => {
  it('takes what is pasted and sends it with its words', async () => {
    // Given
    const close = vi.fn();
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 30, height: 20, close }));
    const onSay = vi.fn();
    render(
      <Tooltip.Provider>
        <Composer others={[]} to={null} about={null} onTo={vi.fn()} onCancel={vi.fn()} onSay={onSay} />
      </Tooltip.Provider>,
    );
    const box = screen.getByRole('textbox', { name: 'Write a message' });
    const file = new File(['GIF89a'], 'moving.gif', { type: 'image/gif' });
    // When
    fireEvent.paste(box, { clipboardData: { files: [file] } });
    await screen.findByAltText('The image you are about to send');
    await userEvent.type(box, 'look{Enter}');
    // Then
    expect(onSay).toHaveBeenCalledTimes(1);
    expect(onSay.mock.calls[0]?.[0]).toMatchObject({
      text: 'look',
      image: { mediaType: 'image/gif', width: 30, height: 20 },
    });
    expect(screen.queryByAltText('The image you are about to send')).toBeNull();
    expect(close).toHaveBeenCalled();
  });

  it('says what cannot be sent', async () => {
    // Given
    render(
      <Tooltip.Provider>
        <Composer others={[]} to={null} about={null} onTo={vi.fn()} onCancel={vi.fn()} onSay={vi.fn()} />
      </Tooltip.Provider>,
    );
    const file = new File(['<svg/>'], 'drawing.svg', { type: 'image/svg+xml' });
    // When
    fireEvent.drop(screen.getByRole('textbox', { name: 'Write a message' }), {
      dataTransfer: { files: [file] },
    });
    // Then
    expect((await screen.findByRole('alert')).textContent).toContain('Only PNG, JPEG, WebP and GIF');
  });
});

it.each([
  [
    [640, 480],
    [640, 480],
  ],
  [
    [5_120, 2_880],
    [2_560, 1_440],
  ],
  [
    [1, 9_000],
    [1, 2_560],
  ],
] as const)('keeps proportions: %s becomes %s', ([width, height], [w, h]) => {
  expect(fitted(width, height)).toEqual([w, h]);
});
