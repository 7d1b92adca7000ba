import { linkify } from './linkify';

/** A message's words, with its web addresses as links that learn nothing of the meeting. */
export function ChatText({ text }: { readonly text: string }) {
  return linkify(text).map(({ text: words, href }, i) =>
    href === null ? (
      words
    ) : (
      <a key={i} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {words}
      </a>
    ),
  );
}
