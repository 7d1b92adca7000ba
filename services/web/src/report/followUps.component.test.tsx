// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { inEnglish, show } from '../../test/kit';
import { FollowUps } from './FollowUps';

inEnglish();

describe('FollowUps', () => {
  it('says how it stands, and where the words are', () => {
    const task = { changedAt: '2027-04-05T10:00:00Z' };
    show(
      <FollowUps
        tasks={[
          { ...task, taskId: '1', done: true },
          { ...task, taskId: '2', done: false },
        ]}
      />,
    );
    expect(screen.getByRole('region', { name: 'Follow-up tasks' }).textContent).toContain('2 tasks, 1 done.');
    expect(screen.getByRole('link', { name: 'My tasks' }).getAttribute('href')).toBe('/tasks');
  });

  it('says nothing of none', () => {
    show(<FollowUps tasks={[]} />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
