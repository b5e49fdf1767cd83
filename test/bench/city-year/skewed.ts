/**
 * Makes a picker that takes some things more often than others: give it a share from 0 to 1, drawn by chance.
 * Takes logarithmic time, so long lists may be drawn from for every case.
 */
export function skewed<T>(
  items: readonly T[],
  weightOf: (item: T, at: number) => number,
): (share: number) => T {
  const until = new Float64Array(items.length);
  let sum = 0;
  for (const [at, item] of items.entries()) {
    sum += weightOf(item, at);
    until[at] = sum;
  }
  return (share) => {
    const wanted = share * sum;
    let [low, high] = [0, items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((until[middle] ?? sum) <= wanted) low = middle + 1;
      else high = middle;
    }
    const found = items[low];
    if (found === undefined) throw new Error('there is nothing to pick from');
    return found;
  };
}

/** The n-th most frequent thing is used 1 / (n + some) ^ exponent as often. */
export function zipf(exponent: number, flatTop = 2): (item: unknown, at: number) => number {
  return (_item, at) => 1 / (at + flatTop) ** exponent;
}
