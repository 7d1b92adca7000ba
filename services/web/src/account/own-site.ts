import { ownGroups } from '../api/groups';
import { loadAccount } from './account-store';

/** Where who is signed in sits; undefined until it is known, and for whoever sits nowhere. Asks once. */
export function ownSite(): () => string | undefined {
  let site: string | undefined;
  const learn = async () => {
    const { account } = await loadAccount();
    if (account !== undefined) site = (await ownGroups()).siteId;
  };
  learn().catch(() => undefined);
  return () => site;
}
