/** What the killed fill is filled with. */
export const FILL_SAMPLE = { cases: 1_000, seed: 21, pageSize: 50 };
export const FILL_KEY = new Uint8Array(32).fill(7);
