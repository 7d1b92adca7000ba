import { loadAccount } from '../account/account-store';
import { consoleToken } from '../api/account';

/**
 * The header that shows who asks. Where the console is open to everybody nobody needs one, so its absence is the
 * service's to judge.
 */
export async function consoleAuthorization(): Promise<Readonly<Record<string, string>>> {
  try {
    const { account } = await loadAccount();
    if (account?.rights.includes('console') !== true) return {};
    return { authorization: `Bearer ${(await consoleToken()).token}` };
  } catch {
    return {};
  }
}
