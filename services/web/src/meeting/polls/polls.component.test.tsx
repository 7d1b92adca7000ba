// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Poll } from '../../api/types';
import { PollCard } from './PollCard';
import { PollForm } from './PollForm';
import { inEnglish, show } from '../../../test/kit';

inEnglish();

describe('polls', () => {
  const poll: Poll = {
    pollId: 'p',
    question: 'Lunch?',
    kind: 'single',
    anonymous: false,
    options: [
      { text: 'Noodles', votes: 0, voters: [] },
      { text: 'Rice', votes: 0, voters: [] },
    ],
    votedBy: [],
    participantId: 'h',
    openedAt: '',
  };

  it('takes a vote, then shows the result', async () => {
    const onVote = vi.fn();
    const card = (shown: Poll) => (
      <PollCard poll={shown} own="me" host={false} onVote={onVote} onEnd={vi.fn()} />
    );
    const view = show(card(poll));
    await userEvent.click(screen.getByRole('radio', { name: 'Rice' }));
    await userEvent.click(screen.getByRole('button', { name: 'Vote' }));
    expect(onVote).toHaveBeenCalledWith([1]);
    const voters = [{ participantId: 'me', name: 'Me' }];
    const voted = {
      ...poll,
      votedBy: ['me'],
      options: [poll.options[0], { text: 'Rice', votes: 1, voters }],
    };
    view.rerender(card(voted as Poll));
    expect(within(screen.getByRole('list', { name: 'Result' })).getByText('Me')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Change my vote' })).toBeTruthy();
  });

  it('does not offer to change an anonymous vote', () => {
    const voted = { ...poll, anonymous: true, votedBy: ['me'] };
    show(<PollCard poll={voted} own="me" host={false} onVote={vi.fn()} onEnd={vi.fn()} />);
    expect(screen.queryByRole('button', { name: 'Change my vote' })).toBeNull();
  });

  it('asks only with a question and two different options', async () => {
    const onOpen = vi.fn();
    show(<PollForm onOpen={onOpen} />);
    await userEvent.click(screen.getByText('New poll'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Question' }), 'Lunch?');
    await userEvent.type(screen.getByRole('textbox', { name: 'Option 1' }), 'Rice');
    await userEvent.type(screen.getByRole('textbox', { name: 'Option 2' }), 'Rice');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ask' }).disabled).toBe(true);
    await userEvent.type(screen.getByRole('textbox', { name: 'Option 2' }), ' pudding');
    await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({
      question: 'Lunch?',
      options: ['Rice', 'Rice pudding'],
    });
  });
});
