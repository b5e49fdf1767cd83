const NUMBER = new Intl.NumberFormat('en-US');

/** "2,214,906". */
export function countWords(count: number): string {
  return NUMBER.format(count);
}

/** "1 case", "12,000 cases". */
export function counted(count: number, one: string, many: string): string {
  return `${countWords(count)} ${count === 1 ? one : many}`;
}
