import type { ReactElement } from 'react';
import type { Action } from './action.ts';

/** Makes an action of one screen. */
export type MakeListAction = (
  id: string,
  label: string,
  keys: readonly string[],
  icon: ReactElement,
  whyNot: string | null,
  perform: () => void,
) => Action;

/**
 * The maker of a screen's actions: they share a name and the words by which the palette finds them.
 * @param screen begins each id: "rules" makes "rules.save"
 */
export function listActionsOf(screen: string, words: readonly string[]): MakeListAction {
  return (id, label, keys, icon, whyNot, perform) => ({
    id: `${screen}.${id}`,
    label,
    group: 'List',
    keys,
    icon,
    words,
    whyNot,
    perform,
  });
}
