import { walkAccount, walkGroups, walkInvitation, walkPeople } from './account.ts';
import { withAdministrator } from './administrator.ts';
import { walkEntrance, walkErrors } from './entrance.ts';
import { walkMeeting } from './meeting.ts';
import { withPage, type Stage } from './stage.ts';
import { makeTrouble, walkTrouble } from './trouble.ts';

/** What can be looked at by itself, in the order of a person's way through it. */
export const PARTS: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  entrance: async (stage) => {
    await walkEntrance(stage);
    await walkErrors(stage);
  },
  meeting: async (stage) => {
    await walkMeeting(stage, 'long');
  },
  account: (stage) =>
    withAdministrator(stage, async (page) => {
      await walkAccount(stage, page);
      await walkPeople(stage, page);
      await walkInvitation(stage, page);
      await walkGroups(stage, page);
    }),
  trouble: async (stage) => {
    const trouble = await makeTrouble(stage.installation);
    await withPage(stage, (page) => walkTrouble(stage, page, trouble));
  },
};
