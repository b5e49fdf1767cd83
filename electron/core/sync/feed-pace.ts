/** What one page shall take to be applied, milliseconds: beside it a person's own work waits no longer than this. */
const PAGE_TIME = 500;
/** Cases a page has at least and at most; the hub gives no more. */
const FEWEST = 500;
const MOST = 2_000;
/** Characters at the beginning of a page that say what it covers. */
const BEGINNING = 512;
const decoder = new TextDecoder();

/** How many cases to ask for next, after a page of so many took so long, milliseconds. */
export function nextPageSize(size: number, cases: number, took: number): number {
  // A page that was not full says little.
  if (cases < size / 2) return size;
  const fitting = (cases * PAGE_TIME) / Math.max(took, 1);
  return Math.round(Math.min(Math.max(Math.min(fitting, size * 2), FEWEST), MOST));
}

/**
 * Where the page after this one begins, told from its first characters, before anybody reads it whole; null when there
 * is none, or when it can't be told. Whoever goes by it compares it with the cursor later.
 */
export function nextSince(body: ArrayBuffer): number | null {
  const text = decoder.decode(body.slice(0, BEGINNING));
  const [coversUpTo, head] = ['coversUpTo', 'head'].map((name) => {
    const found = new RegExp(`"${name}":(\\d{1,15})[,}]`).exec(text)?.[1];
    return found === undefined ? null : Number(found);
  });
  if (coversUpTo == null || head == null) return null;
  return coversUpTo < head ? coversUpTo : null;
}
