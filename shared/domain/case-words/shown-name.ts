/** Embeddings, overrides and isolates: they turn the direction of what stands beside them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200f\u061c]/u;

/** Words of somebody else's in a line of their own: what turns the direction of reading shows as a mark. As long as before. */
export function shownLine(text: string): string {
  return text.replace(TURNING, '\u25af').replaceAll(/[\n\r\t]/g, ' ');
}

/** The same within a sentence of ours: what is written from right to left stays among itself. */
export function shownName(text: string): string {
  const line = shownLine(text);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}
