import { expect, it } from 'vitest';
import type { Action } from './action.ts';
import { findActions } from './find-actions.ts';

const action = (id: string, label: string, words: string[] = []): Action => ({
  id,
  label,
  group: 'Go',
  keys: [],
  icon: null,
  words,
  whyNot: null,
  perform: () => undefined,
});
const OFFERED = [
  action('new', 'New case', ['intake']),
  action('close', 'Close case'),
  action('dark', 'Colours: dark', ['theme']),
  action('close', 'Close case of the page behind'),
  action('tab', 'Close the tab'),
];
const found = (text: string) => findActions(OFFERED, text).map((one) => one.label);

it('finds actions by the beginnings of their words, best first and each once', () => {
  expect({
    all: found(''),
    label: found('clo cas'),
    order: found('case'),
    word: found('the'),
    inside: found('our'),
    none: found('close dark'),
  }).toEqual({
    all: ['New case', 'Close case', 'Colours: dark', 'Close the tab'],
    label: ['Close case'],
    order: ['New case', 'Close case'],
    word: ['Close the tab', 'Colours: dark'],
    inside: ['Colours: dark'],
    none: [],
  });
});
