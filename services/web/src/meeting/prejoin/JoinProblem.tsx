import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useAccount } from '../../account/account-store';
import { signInPath } from '../../account/target';
import { RequestFailure } from '../../api/http';
import { failureKey } from '../../app/Failure';

/** Whether a passcode is what stood in the way. */
export function asksForPasscode(problem: unknown): boolean {
  return problem instanceof RequestFailure && problem.problem.field === '/passcode';
}

function isForMembers(problem: unknown): boolean {
  return problem instanceof RequestFailure && problem.kind === 'members-only';
}

/** The text that helps with what stood in the way. */
function joinProblemKey(problem: unknown) {
  if (problem === 'name') return 'prejoin.nameMissing';
  if (!(problem instanceof RequestFailure)) return failureKey(problem);
  if (problem.status === 429) return 'prejoin.refused.guesses';
  if (asksForPasscode(problem)) {
    return problem.problem.actual === 'nothing'
      ? 'prejoin.refused.passcode'
      : 'prejoin.refused.wrongPasscode';
  }
  if (problem.status === 423) return 'prejoin.refused.locked';
  return problem.kind === 'banned' ? 'prejoin.refused.banned' : failureKey(problem);
}

/** Why somebody did not come in, and what to do about it. */
export function JoinProblem({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation();
  if (problem === null) return null;
  const id = problem instanceof RequestFailure ? problem.problem.errorId : undefined;
  return (
    <div id="join-problem" role="alert" className="note poor">
      {isForMembers(problem) ? (
        <MembersOnly />
      ) : (
        <span>
          {t(joinProblemKey(problem))}
          {id !== undefined && <span className="muted"> {t('error.id', { id })}</span>}
        </span>
      )}
    </div>
  );
}

/** Who is not signed in may belong to the group; who is, does not. */
function MembersOnly() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const account = useAccount();
  return (
    <span>
      {account === null
        ? t('prejoin.refused.membersOnly')
        : t('prejoin.refused.notMember', { name: account.name, email: account.email })}{' '}
      <Link href={signInPath(path)}>
        {account === null ? t('account.signIn.action') : t('prejoin.refused.otherAccount')}
      </Link>
    </span>
  );
}
