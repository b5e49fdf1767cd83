import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { caseId, commandId, promiseId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { HOUR } from '../../shared/domain/instant.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import { until } from '../program.ts';
import { atRest } from './at-rest.ts';
import { cutOff } from './cut-off.ts';
import { unmarkedStops } from './unmarked-stops.ts';
import { openDemoStage } from './demo-stage.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { bringEvidence } from './bring-evidence.ts';
import { violations } from './violations.ts';
import { layWire, turnWire, type ScreenWire } from './wire.ts';

let stage: Stage;
let wire: ScreenWire;
let seat: Seat;
let colleague: Seat;
let open: { id: CaseId; number: string };
let closed: { id: CaseId; number: string };

const send = async ({ desk }: Seat, given: CaseCommand): Promise<void> => {
  const answer = await desk.ask('command.send', { commandId: commandId.parse(randomUUID()), command: given });
  expect(answer.status).toBe('queued');
};
const text = (body: string) => ({ id: textId.parse(randomUUID()), body });

async function file(service: string): Promise<{ id: CaseId; number: string }> {
  const id = caseId.parse(randomUUID());
  await send(colleague, {
    type: 'open-case',
    caseId: id,
    service,
    channel: 'call',
    place: { ...NO_PLACE, address: '600 N ALVARADO ST, 90026', district: '13', lat: 34.0771, lng: -118.2645 },
    caller: { kind: 'anonymous' },
    description: text('Half the street is gone, and it is dark there'),
    placeSaid: null,
    answers: null,
  });
  const numberOf = async () => (await colleague.desk.ask('case.get', { id }))?.facts.number ?? null;
  return { id, number: await until('its number', numberOf) };
}

/** Leaves work on the desk that was refused, and work that is unsent: a colleague was quicker, and the hub is away. */
async function strandWork(): Promise<void> {
  const change = {
    type: 'change-state',
    caseId: open.id,
    waitingReason: null,
    scheduledFor: null,
    remark: null,
  } as const;
  await wire.cut();
  await seat.screen.sees(/^Offline/);
  await send(seat, { ...change, to: 'in-progress' });
  await send(colleague, { ...change, to: 'waiting', waitingReason: 'crew' });
  await turnWire(wire, 'mend', seat.desk);
  await seat.screen.sees('1 refused', 40_000);
  await wire.cut();
  // Where the doorbell does not ring again yet, trying to send is what finds the hub gone; the next look is 10 s off.
  await send(seat, { type: 'add-note', caseId: open.id, visibility: 'internal', note: text('Not sent yet') });
  await seat.screen.sees(/^Offline/);
}

beforeAll(async () => {
  stage = await openDemoStage(150);
  wire = await layWire(stage.hub().url);
  [seat, colleague] = await Promise.all([stage.seat({}, wire.url), stage.seat()]);
  await colleague.desk.ask('session.sign-in', { login: PEOPLE.supervisor, password: PASSWORD });
  await colleague.screen.sees(/^Live$/, 60_000);
  open = await file('street-pavement');
  await send(colleague, {
    type: 'make-promise',
    caseId: open.id,
    promise: {
      id: promiseId.parse(randomUUID()),
      kind: 'call-back',
      basis: 'agent',
      by: Date.now() - HOUR,
      language: 'en',
    },
    callerId: null,
    why: text('Whether it is safe to drive there'),
  });
  closed = await file('street-pavement');
  await bringEvidence(stage.hub().url, closed.id, colleague);
  await send(colleague, {
    type: 'close-case',
    caseId: closed.id,
    outcome: 'completed',
    explanation: text('A crew filled the hole on Friday morning.'),
    said: { doneAt: Date.now(), reason: null },
  });
});

afterAll(async () => {
  await stage?.close();
  await wire?.cut();
});

interface View {
  readonly name: string;
  /** Keys from the view before to this one. */
  open(): Promise<void>;
  /** Keys back, where the next view does not replace this one. */
  leave?(): Promise<void>;
}

function dialog(name: string, key: string): View {
  return {
    name,
    open: async () => {
      await seat.screen.press(key);
      await seat.screen.page.getByRole('dialog').waitFor();
      await atRest(seat.screen.page, 50);
    },
    leave: async () => {
      await seat.screen.press('Escape');
      await seat.screen.page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  };
}

/** Where most kinds of parts stand. */
const IN_HIGH_CONTRAST: ReadonlySet<string> = new Set([
  'the queue',
  'an open case',
  'a new case with questions, errors and a place',
]);

const VIEWS: readonly View[] = [
  {
    name: 'the queue',
    open: async () => {
      await signIn(seat, 'supervisor');
      await seat.screen.page.getByRole('grid').getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'the search box with results',
    open: async () => {
      await seat.screen.press('/');
      await seat.screen.type('pothole');
      await seat.screen.page.getByRole('option', { name: open.number }).waitFor();
    },
    leave: () => seat.screen.press('Escape'),
  },
  {
    name: 'the palette',
    open: async () => {
      await seat.screen.press('Control+Shift+P');
      await seat.screen.page.getByRole('option').first().waitFor();
    },
    leave: () => seat.screen.press('Escape'),
  },
  { name: 'a closed case', open: () => openByNumber(seat, closed.number) },
  dialog('the reopen dialog', 'o'),
  { name: 'an open case', open: () => openByNumber(seat, open.number) },
  dialog('the assign dialog', 'a'),
  dialog('the schedule dialog', 's'),
  dialog('the wait dialog', 'p'),
  dialog('the refer dialog', 'r'),
  dialog('the caller dialog', 't'),
  dialog('the link dialog', 'l'),
  dialog('the visit dialog', 'v'),
  dialog('the close dialog', 'c'),
  dialog('the call-back dialog', 'b'),
  dialog('the map of keys', '?'),
  {
    name: 'what is owed',
    open: async () => {
      await seat.screen.press('Alt+o');
      await seat.screen.sees('Whether it is safe to drive there');
    },
  },
  dialog('the settle dialog', 'm'),
  {
    name: 'a new case',
    open: async () => {
      await seat.screen.press('Alt+n');
      await seat.screen.focuses('combobox "Name"');
    },
  },
  {
    name: 'a new case with questions, errors and a place',
    open: async () => {
      const { screen } = seat;
      await screen.tabTo('What is it about?');
      await screen.type('couch');
      await screen.sees('Sanitation');
      await screen.press('Enter');
      await screen.tabTo('Address, crossing');
      await screen.type('600 n alv');
      await screen.sees('600 N ALVARADO ST, 90026');
      await screen.press('Enter');
      await screen.focuses('More about the place');
      await screen.press('Control+Enter');
    },
  },
  {
    name: 'a call that rings',
    open: async () => {
      await seat.desk.ask('call.note', { ani: '213-555-9142', ucid: 'ring' });
      await seat.screen.sees('(213) 555-9142');
      await seat.screen.sees('Nobody on this desk has this number.');
    },
  },
  {
    name: 'a contact',
    open: async () => {
      await seat.screen.press('Alt+a');
      await seat.screen.sees('On a contact');
    },
  },
  {
    name: 'the wrap-up',
    open: async () => {
      await seat.screen.press('Alt+e');
      await seat.screen.sees('How did it end?');
      await atRest(seat.screen.page, 50);
    },
    leave: async () => {
      await seat.screen.press('i', 'Enter');
      await seat.screen.page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'help',
    open: async () => {
      await seat.screen.press('F1');
      await seat.screen.page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    },
  },
  {
    name: 'unsent and refused work',
    open: async () => {
      await strandWork();
      await seat.screen.tabTo('button "Close this notice"');
      await seat.screen.press('Enter', 'Alt+u');
      await expect
        .poll(() => seat.screen.page.getByRole('listitem').filter({ hasText: 'Refused' }).count())
        .toBe(1);
    },
  },
  {
    name: 'a case with refused and unsent work, offline',
    open: () => openByNumber(seat, open.number),
  },
];

describe('WCAG 2.2 AA, light, dark and high contrast', () => {
  it('is kept by sign-in', async () => {
    await seat.screen.focuses('textbox "Sign-in name"');
    expect(await violations(seat.screen.page, 'all')).toEqual([]);
    await seat.screen.page.setViewportSize({ width: 720, height: 450 });
    expect(await cutOff(seat.screen.page)).toEqual([]);
    await seat.screen.page.setViewportSize({ width: 1440, height: 900 });
  });

  // High contrast is looked at where most kinds of parts stand; its colours are reckoned with in palettes.test.ts.
  it.each(VIEWS)('is kept by $name', async ({ name, open: enter, leave }) => {
    await enter();
    const found = await violations(seat.screen.page, IN_HIGH_CONTRAST.has(name) ? 'all' : 'light and dark');
    await leave?.();
    expect(found).toEqual([]);
  });
});

describe('the focus', () => {
  it.each([
    ['the queue', () => seat.screen.press('Alt+q')],
    ['an open case', () => openByNumber(seat, open.number)],
  ] as const)('is seen wherever Tab goes, on %s', async (name, enter) => {
    await enter();
    const { stops, unmarked } = await unmarkedStops(seat.screen);
    console.log(`${name}: ${stops.length} stops`);
    expect(stops[0]).toBe('link "Skip to the work"');
    expect(unmarked).toEqual([]);
  });

  it('stays in a dialog, around its ends', async () => {
    const { screen } = seat;
    await screen.press('c');
    await screen.page.getByRole('dialog').waitFor();
    const inside: boolean[] = [];
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let stop = 0; stop < 12; stop += 1) {
        await screen.press(key);
        inside.push(await screen.page.locator('[role="dialog"] :focus').isVisible());
      }
    }
    expect(inside).toEqual(Array.from({ length: 24 }, () => true));
    await screen.press('Escape');
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('comes back to the button that a dialog was opened with', async () => {
    const { screen } = seat;
    for (const label of ['Assign', 'Schedule', 'Wait', 'Refer', 'Record visit', 'Close']) {
      await screen.tabTo(`button "${label}`);
      const button = await screen.focus();
      await screen.press('Enter');
      await screen.page.getByRole('dialog').waitFor();
      await screen.press('Escape');
      await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await screen.focus()).toBe(button);
    }
  });
});

describe.each([
  ['at 200 % of 1440x900', { width: 720, height: 450 }],
  ['at 1280x720', { width: 1280, height: 720 }],
])('%s', (_, size) => {
  beforeAll(async () => {
    await seat.screen.page.setViewportSize(size);
  });

  it.each([
    ['the queue', () => seat.screen.press('Alt+q'), null],
    ['an open case', () => openByNumber(seat, open.number), null],
    ['the close dialog', () => seat.screen.press('c'), 'Escape'],
    ['the wait dialog', () => seat.screen.press('p'), 'Escape'],
    ['the map of keys', () => seat.screen.press('?'), 'Escape'],
    ['the search box', () => seat.screen.press('/', 'p', 'o', 't'), 'Escape'],
    ['unsent work', () => seat.screen.press('Alt+u'), null],
    ['what is owed', () => seat.screen.press('Alt+o'), null],
    ['help', () => seat.screen.press('F1'), null],
    ['a new case', () => seat.screen.press('Alt+n'), null],
    [
      'a contact',
      async () => {
        const going = await seat.screen.page.getByRole('region', { name: 'Contact' }).isVisible();
        if (!going) await seat.screen.press('Alt+a');
      },
      null,
    ],
    ['the wrap-up', () => seat.screen.press('Alt+e'), 'Escape'],
  ] as const)('nothing of %s is out of reach', async (_name, enter, back) => {
    await enter();
    await atRest(seat.screen.page);
    const found = await cutOff(seat.screen.page);
    if (back !== null) {
      await seat.screen.press(back);
      await atRest(seat.screen.page, 50);
    }
    expect(found).toEqual([]);
  });
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
