/** True where the Command key does what Control does elsewhere. */
export function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
