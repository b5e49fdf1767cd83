import { EventEmitter } from 'node:events';
import type { ShellTray } from '../../electron/shell/shell-electron.ts';

export class DoubleTray extends EventEmitter implements ShellTray {
  readonly done: string[] = [];

  setToolTip(words: string): void {
    this.done.push(words);
  }
  destroy(): void {
    this.done.push('destroyed');
  }
}
