const KEY = 'evenkeel.operator-name';

/** The name this person gave last, on this machine; sign-in will replace it. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name.trim());
  } catch {
    // private mode: it is asked again next time
  }
}
