import type { ConsoleEvent } from '../../shared/contract/console-door.ts';
import { create } from '../workspace/create-store.ts';

/** The event of the console that came last; listeners are told of each. */
export const consoleNews = create<ConsoleEvent | null>(null);
