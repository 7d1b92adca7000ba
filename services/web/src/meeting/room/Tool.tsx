import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly expanded?: boolean;
  readonly off?: boolean;
  readonly danger?: boolean;
  readonly badge?: number;
  readonly badgeLabel?: string;
  readonly quietBadge?: boolean;
  /** Not among the few that fit on a phone; there it is in the menu. */
  readonly wide?: boolean;
}

/** A button of the tool bar: picture over word. */
export function Tool({
  label,
  icon,
  shortcut,
  expanded,
  off = false,
  danger = false,
  badge = 0,
  badgeLabel,
  quietBadge = false,
  wide = false,
  ...rest
}: Props) {
  const kind = danger ? 'danger' : off ? 'off' : '';
  return (
    <button
      type="button"
      className={`tool ${kind} ${wide ? 'wide' : ''}`}
      aria-keyshortcuts={shortcut}
      aria-expanded={expanded}
      title={shortcut === undefined ? label : `${label} (${shortcut.toUpperCase()})`}
      {...rest}
    >
      <span className="tool-icon">{icon}</span>
      <span className="tool-word">{label}</span>
      {badge > 0 && (
        <span className={quietBadge ? 'badge quiet numeric' : 'badge numeric'} title={badgeLabel} aria-hidden>
          {badge > 99 ? '99+' : badge}
        </span>
      )}
    </button>
  );
}
