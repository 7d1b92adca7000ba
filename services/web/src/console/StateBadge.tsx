import type { Health } from './verdict';

/** A word with the colour of its state. */
export function StateBadge({ health, text }: { readonly health: Health; readonly text: string }) {
  return <span className={`state-badge ${health}`}>{text}</span>;
}
