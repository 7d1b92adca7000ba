/** A piece of a message: words, or an address that may be opened. */
export type Piece = { readonly text: string; readonly href: string | null };

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"']+/giu;

/** Punctuation at the end belongs to the sentence, unless it closes a bracket of the address. */
const TRAILING = /[.,;:!?…。，；：！？、）)\]}»”’'"]+$/u;

/** Finds web addresses. Only http and https become links; whatever else is typed stays words. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const typed = withoutTrailing(match[0]);
    const href = safeAddress(typed);
    if (href === null) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), href: null });
    pieces.push({ text: typed, href });
    at = match.index + typed.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null });
  return pieces;
}

function withoutTrailing(typed: string): string {
  const short = typed.replace(TRAILING, '');
  const opened = short.split('(').length - short.split(')').length;
  return opened > 0 && typed.startsWith(`${short})`) ? `${short})` : short;
}

function safeAddress(typed: string): string | null {
  try {
    const url = new URL(typed.startsWith('www.') || typed.startsWith('WWW.') ? `https://${typed}` : typed);
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    // An address with a user name in it is made to look like another one.
    return web && url.username === '' && url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
}
