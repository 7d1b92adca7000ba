// @vitest-environment jsdom
import * as Tooltip from '@radix-ui/react-tooltip';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ChatMessage } from '../../api/types';
import { AnnouncementBanner } from '../announcements/AnnouncementBanner';
import { ChatLineItem } from './ChatLineItem';
import { Composer } from './Composer';
import { ChatImages } from './images/chat-images';
import { inEnglish, person, sessionWith, show } from '../../../test/kit';

inEnglish();

describe('ChatLineItem', () => {
  const message: ChatMessage = {
    seq: 1,
    id: 'a',
    participantId: 'anna',
    name: 'Anna',
    text: 'see https://example.org',
    sentAt: '2026-01-01T00:00:00Z',
  };
  const line = (changes: Partial<ChatMessage>, own = false) => (
    <ol>
      <ChatLineItem
        line={{ message: { ...message, ...changes }, own, pending: false, failure: null, continues: false }}
        answered={undefined}
        moderator={false}
        readUpTo={{ ben: 1 }}
        others={[person('ben', { name: 'Ben' })]}
        now={Date.parse(message.sentAt) + 60_000}
        images={new ChatImages('m', { participantId: 'me', resumeKey: 'k' })}
        onReply={vi.fn()}
        onEdit={vi.fn()}
        onDelete={vi.fn()}
      />
    </ol>
  );

  it('opens addresses so that they learn nothing of the meeting', () => {
    show(line({}));
    const link = screen.getByRole('link');
    expect(link.getAttribute('href')).toBe('https://example.org/');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it('never shows what was written as markup', () => {
    show(line({ text: '<img src=x onerror=alert(1)>' }));
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  });

  it('tells the author who has read it', () => {
    show(line({ participantId: 'me' }, true));
    expect(screen.getByRole('img', { name: 'Read by Ben' })).toBeTruthy();
  });

  it('lets only the author edit', async () => {
    show(line({}));
    await userEvent.click(screen.getByRole('button', { name: 'More for this message' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Reply']);
    cleanup();
    show(line({ participantId: 'me' }, true));
    await userEvent.click(screen.getByRole('button', { name: 'More for this message' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'Reply',
      'Edit',
      'Delete',
    ]);
  });
});

describe('Composer', () => {
  it('writes to everybody, or to one', async () => {
    const onSay = vi.fn();
    const composer = (to: string | null) => (
      <Tooltip.Provider>
        <Composer
          others={[person('ben', { name: 'Ben' })]}
          to={to}
          about={null}
          onTo={vi.fn()}
          onCancel={vi.fn()}
          onSay={onSay}
        />
      </Tooltip.Provider>
    );
    const view = render(composer(null));
    await userEvent.type(screen.getByRole('textbox', { name: 'Write a message' }), 'hello{Enter}');
    view.rerender(composer('ben'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Write a message' }), 'psst{Enter}');
    expect(onSay.mock.calls).toEqual([
      [{ text: 'hello' }],
      [{ text: 'psst', to: { participantId: 'ben', name: 'Ben' } }],
    ]);
  });
});

describe('AnnouncementBanner', () => {
  it('stays until it is confirmed', async () => {
    const made = {
      id: 'x',
      participantId: 'h',
      name: 'Host',
      text: 'Fire drill',
      at: '',
      acknowledgedBy: [],
    };
    const { session, ask } = sessionWith({ announcements: [made] });
    const view = show(<AnnouncementBanner session={session} />);
    expect(screen.getByRole('alert').textContent).toContain('Fire drill');
    await userEvent.click(screen.getByRole('button', { name: 'I have read it' }));
    expect(ask).toHaveBeenCalledWith({ type: 'acknowledge', announcementId: 'x' });
    session.state.patch({ announcements: [{ ...made, acknowledgedBy: ['me'] }] });
    view.rerender(<AnnouncementBanner session={session} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
