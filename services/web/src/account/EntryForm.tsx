import type { ReactNode } from 'react';
import { FormProblem } from './FormProblem';
import type { Submit } from './useSubmit';

interface Props {
  readonly submit: Submit;
  readonly action: string;
  readonly children?: ReactNode;
}

/** One short form of a page: its fields, what is wrong with it, and its one button. */
export function EntryForm({ submit, action, children }: Props) {
  return (
    <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
      {children}
      <FormProblem failure={submit.failure} />
      <button type="submit" className="button primary large" disabled={submit.busy} aria-busy={submit.busy}>
        {action}
      </button>
    </form>
  );
}
