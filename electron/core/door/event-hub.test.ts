import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ids } from '../../../test/test-hub.ts';
import type { ConsoleEvent } from '../../../shared/contract/console-door.ts';
import { createEventHub } from './event-hub.ts';

describe('createEventHub', () => {
  it('gathers changed cases into one event, and names none when there are too many', async () => {
    const hub = createEventHub(() => 20);
    const heard: ConsoleEvent[] = [];
    const stop = hub.listen((event) => heard.push(event));
    const [a, b] = [ids.case(), ids.case()];
    hub.casesChanged([a]);
    hub.casesChanged([b, a]);
    await wait(60);
    hub.casesChanged(Array.from({ length: 201 }, () => ids.case()));
    await wait(60);
    hub.casesChanged([a]);
    hub.casesChanged([]);
    await wait(60);
    stop();
    hub.casesChanged([a]);
    await wait(60);
    hub.close();
    expect(heard).toEqual([
      { type: 'cases-changed', ids: [a, b] },
      { type: 'cases-changed', ids: [] },
      { type: 'cases-changed', ids: [] },
    ]);
  });
});
