import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { useTranslation } from 'react-i18next';
import type { MeetingSession } from '../session/meeting-session';

/** The emoji offered, with the key of the words a screen reader says. */
const REACTIONS = [
  ['👍', 'thumbsUp'],
  ['👏', 'clap'],
  ['❤️', 'heart'],
  ['😂', 'laugh'],
  ['😮', 'surprise'],
  ['🎉', 'party'],
] as const;

/** A row of reactions in a menu, reached with the arrows like everything in it. */
export function ReactionBar({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  return (
    <Dropdown.Group className="reaction-bar" aria-label={t('reaction.title')}>
      {REACTIONS.map(([emoji, name]) => (
        <Dropdown.Item
          key={emoji}
          className="reaction"
          aria-label={t(`reaction.${name}`)}
          title={t(`reaction.${name}`)}
          onSelect={() => session.ask({ type: 'reaction', emoji })}
        >
          {emoji}
        </Dropdown.Item>
      ))}
    </Dropdown.Group>
  );
}
