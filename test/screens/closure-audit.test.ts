import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditItem } from '../../shared/contract/audit-sync.ts';
import type { AuditSampleId } from '../../shared/domain/audit/audit-command.ts';
import { openDemoStage } from './demo-stage.ts';
import { layoutFaults } from './layout-faults.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

const WORDS = 'We checked your request again. It is still there, so we have opened it again.';
const ANSWER = 'A crew comes on Thursday and takes all of it.';

let stage: Stage;
let auditor: Seat;
let lead: Seat;
let sampleId: AuditSampleId;

const items = async (): Promise<AuditItem[]> =>
  (
    await auditor.desk.ask('audit.items', {
      sampleId,
      department: null,
      service: null,
      district: null,
      month: null,
      verdict: null,
      offset: 0,
      limit: 200,
    })
  ).items;

beforeAll(async () => {
  stage = await openDemoStage(900, { DESK311_MAIL: 'folder', DESK311_SMS: 'folder' });
  [auditor, lead] = await Promise.all([stage.seat(), stage.seat()]);
  await Promise.all([signIn(auditor, 'auditor'), signIn(lead, 'lead')]);
});
afterAll(() => stage?.close());

describe('an audit of closures, by keyboard alone', () => {
  it('begins with a sample: its size and strata are seen before it is drawn', async () => {
    const { screen } = auditor;
    await screen.press('Alt+Shift+A');
    await screen.sees('No sample is drawn yet');
    await takePictures(screen.page, 'audit-empty');
    await screen.press('n');
    await screen.sees(/^\d+ closures of \d+, \d+ of them reviewed by two people$/);
    await takePictures(screen.page, 'audit-draw');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees('The sample is drawn.');
    await screen.sees(/^0 of \d+ reviewed$/);
    await takePictures(screen.page, 'audit-samples');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('g');
    await screen.sees(/^Drawn again from its seed: the same \d+ closures/);
    const [sample] = (await auditor.desk.ask('audit.samples', {})).samples;
    if (sample === undefined) throw new Error('no sample was drawn');
    sampleId = sample.id;
    expect(sample.seed).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives ten verdicts; one of them reopens its case, and its callers are told why', async () => {
    const { screen } = auditor;
    await screen.press('Enter');
    await screen.sees(/^\d+ closures, \d+ for you to review\./);
    await takePictures(screen.page, 'audit-items');
    const open = (await items()).filter(({ standing }) => standing === 'open');
    const viewOf = async ({ caseId }: AuditItem) => {
      const view = await auditor.desk.ask('case.get', { id: caseId });
      if (view === null) throw new Error('the case is gone');
      return view;
    };
    const facts = async (item: AuditItem) => (await viewOf(item)).facts;
    // Of the lead's department, still closed by that closing, with callers of whom each can be written to.
    let chosen: AuditItem | undefined;
    for (const one of open) {
      if (one.department !== 'LASAN' || one.twice) continue;
      const { facts: now, callers } = await viewOf(one);
      const written = callers.filter(({ emailMasked }) => emailMasked !== null).length;
      const isLast = now.state === 'closed' && one.closing === now.reopenCount + 1;
      if (isLast && written > 0 && written === now.callerIds.length) {
        chosen = one;
        break;
      }
    }
    if (chosen === undefined) throw new Error('no closure of the sample will do');
    await screen.press('Enter');
    await screen.sees('Random sample');
    await screen.sees(/^Folded until your verdict is given/);
    await takePictures(screen.page, 'audit-review');
    expect(await violations(screen.page)).toEqual([]);
    expect(await layoutFaults(screen.page)).toEqual([]);
    const given: AuditItem[] = [];
    for (const item of open) {
      const isChosen = item === chosen;
      const plain = given.filter((one) => one !== chosen).length;
      if (isChosen || plain < 9) {
        await screen.sees('Note for reviewers');
        if (isChosen) {
          await screen.press('n');
          await screen.focuses('textbox "Note for reviewers"');
          await screen.type('Seen on the street view of last week.');
          await screen.press('Escape', '2');
          await screen.focuses('textbox "Why it is open again"');
          await takePictures(screen.page, 'audit-unsupported');
          await screen.type(WORDS);
          expect(await violations(screen.page, 'light')).toEqual([]);
          await screen.press('Control+Enter');
        } else await screen.press('1');
        given.push(item);
        await screen.sees(
          item.twice
            ? 'You reviewed it. The second look is for somebody else.'
            : 'It is reviewed. A verdict can’t be changed.',
        );
        if (isChosen) await takePictures(screen.page, 'audit-reviewed');
      }
      if (given.length === 10) break;
      await screen.press('j');
    }
    await screen.press('Escape');
    const [sample] = (await auditor.desk.ask('audit.samples', {})).samples;
    expect([given.length, sample?.reviewed]).toEqual([10, given.filter(({ twice }) => !twice).length]);

    // Its desk hears of it a moment after the hub has it.
    await expect.poll(async () => (await facts(chosen)).state).toBe('reopened');
    const after = await facts(chosen);
    expect(after.escalations.at(-1)).toMatchObject({
      reason: 'unsupported-closure',
      path: 'complaint',
      department: 'LASAN',
    });
    await expect
      .poll(async () => {
        const told = await auditor.desk.ask('case.messages', { caseId: chosen.caseId });
        return told.messages.filter(({ occasion }) => occasion === 'reopened').length;
      })
      .toBe(after.callerIds.length);

    await openByNumber(lead, after.number ?? '');
    await lead.screen.sees(`“${WORDS}”`);
    await takePictures(lead.screen.page, 'audit-lead');
    await lead.screen.tabTo('button "Acknowledge"');
    await lead.screen.press('Enter');
    await lead.screen.sees('Acknowledged. The clock of its tier has stopped.');
    await lead.screen.tabTo('button "Answer"');
    await lead.screen.press('Enter');
    await lead.screen.focuses('textbox "To be told to the caller');
    await lead.screen.type(ANSWER);
    await lead.screen.press('Control+Enter');
    await expect.poll(async () => (await facts(chosen)).escalations.at(-1)?.state).toBe('answered');
  });

  it('shows the rates with their intervals, and every number opens its reviews', async () => {
    const { screen } = auditor;
    await screen.press('Escape', '3');
    await screen.sees(/^\d+ of \d+$/);
    await takePictures(screen.page, 'audit-rates');
    expect(await violations(screen.page)).toEqual([]);
    expect(await layoutFaults(screen.page)).toEqual([]);
    await screen.tabTo(/button "1 unsupported: .*Sanitation/);
    await screen.press('Enter');
    await screen.sees(/Sanitation, unsupported$/);
    await screen.press('Escape', '2');
    await screen.sees(/^Chosen because signals speak against it/);
    await takePictures(screen.page, 'audit-risk');
    expect(await violations(screen.page)).toEqual([]);
  });

  it('keeps a verdict given without the hub, and says what can’t be loaded', async () => {
    const { screen } = auditor;
    await screen.press('1', 'Enter');
    await screen.sees(/for you to review\./);
    const next = (await items()).find(({ standing, twice }) => standing === 'open' && !twice);
    if (next === undefined) throw new Error('nothing is left to review');
    const at = (await items()).findIndex(({ caseId }) => caseId === next.caseId);
    await screen.press('Enter');
    for (let n = 0; n < at; n += 1) await screen.press('j');
    await screen.sees('Note for reviewers');
    await stage.stopHub();
    await screen.sees(/^Offline/);
    await screen.press('1');
    await screen.sees('Unsent: it goes to the hub by itself.');
    await takePictures(screen.page, 'audit-unsent');
    await screen.press('Escape', 'Escape', '3');
    await stage.startHub();
    await screen.seesNo('1 change unsent');
    await expect
      .poll(async () => (await items()).find(({ caseId }) => caseId === next.caseId)?.verdict)
      .toBe('supported');
    expect(stage.problems()).toEqual([]);
  });
});
