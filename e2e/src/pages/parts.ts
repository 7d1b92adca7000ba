import { walkAccount, walkGroups, walkInvitation, walkPeople } from './account.ts';
import { withAdministrator } from './administrator.ts';
import { walkBlur } from './blur.ts';
import { walkOperators } from './console.ts';
import { walkEntrance, walkErrors } from './entrance.ts';
import { walkDoorAndEnd, walkMeeting } from './meeting.ts';
import { walkMembersOnly } from './members.ts';
import { walkRecording } from './recording.ts';
import { walkSchedule } from './schedule.ts';
import { walkSingleSignOn } from './singleSignOn.ts';
import { withPage, type Stage } from './stage.ts';
import type { Surroundings } from './surroundings.ts';
import { makeTrouble, walkTrouble } from './trouble.ts';

type Walk = (stage: Stage, surroundings: Surroundings) => Promise<void>;

/** What can be looked at by itself. */
export const PARTS: Readonly<Record<string, Walk>> = {
  entrance: async (stage) => {
    await walkEntrance(stage);
    await walkErrors(stage);
  },
  meeting: async (stage) => {
    await walkMeeting(stage, 'long');
  },
  door: walkDoorAndEnd,
  blur: walkBlur,
  account: (stage) =>
    withAdministrator(stage, async (page) => {
      await walkAccount(stage, page);
      await walkPeople(stage, page);
      await walkInvitation(stage, page);
    }),
  groups: (stage) =>
    withAdministrator(stage, async (page) => {
      await walkGroups(stage, page);
      await walkMembersOnly(stage, page);
    }),
  'single-sign-on': (stage, { provider }) => walkSingleSignOn(stage, provider),
  schedule: (stage, { mailbox }) =>
    withAdministrator(stage, (page) => walkSchedule(stage, page, mailbox)),
  recording: walkRecording,
  console: walkOperators,
  trouble: async (stage) => {
    const trouble = await makeTrouble(stage.installation);
    await withPage(stage, (page) => walkTrouble(stage, page, trouble));
  },
};
