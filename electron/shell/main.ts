import * as electron from 'electron/main';
import type { ShellElectron } from './shell-electron.ts';
const e: ShellElectron = electron;
console.log(e);
