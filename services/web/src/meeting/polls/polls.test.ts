import { describe, expect, it } from 'vitest';
import type { Poll } from '../../api/types';
import { pollCsv } from './poll-csv';

const POLL: Poll = {
  pollId: 'p',
  question: 'Lunch?',
  kind: 'single',
  anonymous: false,
  options: [
    {
      text: 'Noodles, "hot"',
      votes: 2,
      voters: [
        { participantId: 'a', name: '李雷' },
        { participantId: 'b', name: '=1+1' },
      ],
    },
    { text: '=cmd()', votes: 0, voters: [] },
  ],
  votedBy: ['a', 'b'],
  participantId: 'h',
  openedAt: '2026-01-01T00:00:00Z',
};

describe('pollCsv', () => {
  it('quotes what needs it and names the voters', () => {
    const lines = pollCsv(POLL, ['Option', 'Votes', 'People']).split('\r\n');
    expect(lines[0]).toBe('\uFEFF"Lunch?"');
    expect(lines[1]).toBe('"Option","Votes","People"');
    expect(lines[2]).toBe('"Noodles, ""hot""","2","李雷; =1+1"');
  });

  it('lets no cell be taken for a formula', () => {
    expect(pollCsv(POLL, ['Option', 'Votes', 'People'])).toContain('"\'=cmd()"');
  });

  it('has no column for people where votes are anonymous', () => {
    const csv = pollCsv({ ...POLL, anonymous: true }, ['Option', 'Votes', 'People']);
    expect(csv).not.toContain('People');
    expect(csv).not.toContain('李雷');
  });
});
