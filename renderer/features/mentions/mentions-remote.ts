import { create } from '../../workspace/create-store.ts';

/** What the keys of the list of mentions do; null while it is not on screen. */
export const mentionsRemote = create<{ step(by: number): void; open(): void; see(): void } | null>(null);
