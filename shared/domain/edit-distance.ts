/** Letters and digits of a word as bits, folded onto 32: two words one edit apart differ in two bits at most. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask >>> 0;
}

/**
 * Edits between two words: a letter more, less or another, or two neighbours swapped (optimal string alignment).
 * Anything above `most` is told as `most + 1`.
 */
export function distanceWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let edits = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    // No later row gets below this one by more than a swap can.
    if (least > most && Math.min(...above) > most) return most + 1;
    [before, above] = [above, row];
  }
  return Math.min(above[b.length] ?? most + 1, most + 1);
}

/** All words one edit away from a word, over the letters a-z and, where the word has one, the digits. May repeat. */
export function* oneEditFrom(word: string): Generator<string> {
  const letters = /\d/.test(word) ? 'abcdefghijklmnopqrstuvwxyz0123456789' : 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at <= word.length; at += 1) {
    const [head, rest] = [word.slice(0, at), word.slice(at)];
    const [first = '', second = ''] = rest;
    if (rest !== '') yield head + rest.slice(1);
    if (second !== '' && first !== second) yield head + second + first + rest.slice(2);
    for (const letter of letters) {
      if (rest !== '' && letter !== first) yield head + letter + rest.slice(1);
      yield head + letter + rest;
    }
  }
}
