import { expect, it } from 'vitest';
import { callAttention } from '../../electron/shell/call-attention.ts';
import { createElectronDouble, DoubleWindow } from './electron-double.ts';

it('calls when more escalations wait and nobody looks, and shows how many on the badge and in the tray', () => {
  const electron = createElectronDouble({ userData: '/nowhere' });
  const window = new DoubleWindow({}, () => Promise.reject(new Error('nothing is loaded here')));
  callAttention(window, electron, () => window.done.push('brought'));
  const title = (words: string) => window.emit('page-title-updated', {}, words);
  title('Desk311, Los Angeles');
  title('(1) Desk311, Los Angeles');
  window.focused = false;
  title('(3) 1-7000000003 Pothole - Desk311');
  electron.trays[0]?.emit('click');
  title('(2) Desk311, Los Angeles');
  window.emit('focus');
  title('Desk311, Los Angeles');
  title('(1) Desk311, Los Angeles');
  window.close();
  expect(electron.app.done).toEqual([1, 3, 2, 0, 1, 0].map((count) => `setBadgeCount ${count}`));
  expect(window.done).toEqual(['flash', 'brought', 'calm', 'flash']);
  expect(electron.trays.map(({ done }) => done)).toEqual([
    [
      'Desk311: 1 escalation waits',
      'Desk311: 3 escalations wait',
      'Desk311: 2 escalations wait',
      'destroyed',
    ],
    ['Desk311: 1 escalation waits', 'destroyed'],
  ]);
});
