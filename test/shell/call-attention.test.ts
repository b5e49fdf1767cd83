import { expect, it } from 'vitest';
import { callAttention } from '../../electron/shell/call-attention.ts';
import { DoubleWindow } from './electron-double.ts';

it('calls when more escalations wait and nobody looks, and shows how many', () => {
  const badges: number[] = [];
  const window = new DoubleWindow({}, () => Promise.reject(new Error('nothing is loaded here')));
  callAttention(window, { setBadgeCount: (count = 0) => badges.push(count) > 0 });
  const title = (words: string) => window.emit('page-title-updated', {}, words);
  title('Desk311, Los Angeles');
  title('(1) Desk311, Los Angeles');
  window.focused = false;
  title('(3) 1-7000000003 Pothole - Desk311');
  title('(2) Desk311, Los Angeles');
  window.emit('focus');
  window.close();
  expect(badges).toEqual([1, 3, 2, 0]);
  expect(window.done).toEqual(['flash', 'calm']);
});
