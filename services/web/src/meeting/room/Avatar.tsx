import './face.css';

/** Stands in for a picture: the first letter or character of the name on a quiet colour of its own. */
export function Avatar({ name, note }: { readonly name: string; readonly note: string | null }) {
  const style = { '--hue': hueOf(name) } as React.CSSProperties;
  return (
    <div className="avatar-space">
      <div className="avatar" style={style} aria-hidden>
        {initial(name)}
      </div>
      {note !== null && <p className="avatar-note">{note}</p>}
    </div>
  );
}

/** The same beside a name in a list. */
export function SmallAvatar({ name }: { readonly name: string }) {
  return (
    <span className="avatar small" style={{ '--hue': hueOf(name) } as React.CSSProperties} aria-hidden>
      {initial(name)}
    </span>
  );
}

export function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '?';
}

export function hueOf(name: string): number {
  return Array.from(name).reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 360, 7);
}
