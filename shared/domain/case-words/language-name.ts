const names = new Intl.DisplayNames('en', { type: 'language' });

/** "Spanish" for "es"; the code itself when it is none. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
