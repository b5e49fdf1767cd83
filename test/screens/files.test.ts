import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeClamd, type FakeClamd } from '../files/fake-clamd.ts';
import { bombPicture, samplePhoto } from '../files/sample-files.ts';
import { cutOff } from './cut-off.ts';
import type { Screen } from './screen.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

let stage: Stage;
let clamd: FakeClamd;
let agent: Seat;
let photo: Buffer;

interface Pasted {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Pastes files into what has the focus, as the browser does after Ctrl+V. */
async function paste({ page }: Screen, files: readonly Pasted[]): Promise<void> {
  await page.evaluate(
    (given) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
  );
}

/** Pixels of the picture on screen that is so described, once it is there. */
function pixelsOf({ page }: Screen, alt: string): Promise<number[]> {
  return page
    .getByRole('img', { name: alt })
    .last()
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    });
}

const PICTURES = process.env['DESK311_PICTURES'];
const look = ({ page }: Screen, name: string): Promise<unknown> =>
  PICTURES === undefined
    ? Promise.resolve()
    : page.screenshot({ path: `${PICTURES}/attachments-${name}.png` });

beforeAll(async () => {
  clamd = await fakeClamd();
  photo = await samplePhoto(1_200, 900);
  stage = await openDemoStage(150, { DESK311_CLAMD: `127.0.0.1:${clamd.port}` });
  agent = await stage.seat();
  await signIn(agent, 'agent');
});
afterAll(async () => {
  await stage?.close();
  await clamd?.close();
});

describe('a photo, by keyboard alone', () => {
  it('is pasted into a new case, gives its place, and is filed with it', async () => {
    const { screen } = agent;
    await screen.press('Alt+n');
    await screen.focuses('combobox "Name"');
    await screen.type('Rosa Lim');
    await screen.tabTo('What is it about?');
    await screen.type('couch');
    await screen.sees('Sanitation');
    await screen.press('Enter');
    await screen.focuses('checkbox "Mattress');
    await screen.tabTo('checkbox "Sofa or armchair"');
    await screen.press('Space');
    await screen.tabTo('spinbutton "How many items in all?"');
    await screen.type('1');
    await paste(screen, [
      { name: 'IMG_0311.jpg', type: 'image/jpeg', bytes: photo },
      { name: 'evil.jpg', type: 'image/jpeg', bytes: Buffer.from('<svg onload="alert(1)"></svg>') },
    ]);
    await screen.sees('This is no photo, PDF or plain text, whatever its name says.');
    await screen.sees('IMG_0311.jpg says it was taken at 34.05000, -118.25000');
    await look(screen, 'new-case');
    expect(await violations(screen.page)).toEqual([]);
    await screen.tabTo('button "Use as the place"');
    await screen.press('Enter');
    await screen.tabTo('textbox "What is to be seen on it');
    await screen.type('The couch at the curb');
    await screen.tabTo('button "Dismiss evil.jpg"');
    await screen.press('Enter');
    await screen.seesNo('whatever its name says');
    await screen.sees('Nothing is missing.');
    const release = clamd.hold();
    await screen.press('Control+Enter');
    await screen.sees('Filed: Bulky item pickup.');
    await screen.sees('In quarantine');
    await look(screen, 'quarantine');
    release();
    await screen.sees(/^Checked$/);
    await look(screen, 'checked');
    expect(await violations(screen.page)).toEqual([]);
  });

  it('is opened, zoomed and left by keys', async () => {
    const { screen } = agent;
    await screen.tabTo('button "Open The couch at the curb"');
    await screen.press('Enter');
    await screen.focuses('dialog "IMG_0311.jpg, 1 of 1"');
    // Turned upright by the hub.
    expect(await pixelsOf(screen, 'The couch at the curb')).toEqual([900, 1_200]);
    await look(screen, 'viewer');
    expect(await violations(screen.page)).toEqual([]);
    const width = () =>
      screen.page
        .getByRole('img', { name: 'The couch at the curb' })
        .last()
        .evaluate((one) => one.clientWidth);
    const fitted = await width();
    await screen.press('z', 'z');
    await expect.poll(width).toBeGreaterThan(fitted * 1.4);
    await screen.press('0');
    await expect.poll(width).toBe(fitted);
    await screen.press('Escape');
    await screen.focuses('button "Open The couch at the curb"');
  });

  it('more are added to the case, with what each is, and a bomb is refused', async () => {
    const { screen } = agent;
    await paste(screen, [
      { name: 'image.png', type: 'image/png', bytes: bombPicture() },
      {
        name: 'gpj.\u202egnp.txt',
        type: 'text/plain',
        bytes: Buffer.from('La sof\u00e1 est\u00e1 ah\u00ed.'),
      },
    ]);
    await screen.sees('Add 2 files to the case');
    await screen.sees('gpj.\u25afgnp.txt');
    await look(screen, 'tray');
    expect(await violations(screen.page)).toEqual([]);
    await screen.tabTo('button "Add 2 files to the case"');
    await screen.press('Enter');
    await screen.sees('2 files were added.');
    await screen.sees(/^Refused$/);
    await expect.poll(() => screen.page.getByText(/^Checked$/).count()).toBe(2);
    await screen.page.setViewportSize({ width: 720, height: 450 });
    await screen.page.waitForTimeout(400);
    expect(await cutOff(screen.page)).toEqual([]);
    await look(screen, 'at-200');
    await screen.page.setViewportSize({ width: 1440, height: 900 });
    await look(screen, 'three');
    const [first] = await Promise.all([
      screen.page.waitForEvent('download'),
      (async () => {
        await screen.tabTo('button "Open gpj.', 'Shift+Tab');
        await screen.press('Enter');
        await screen.focuses(/dialog .*2 of 2/);
        await screen.press('s');
      })(),
    ]);
    expect(first.suggestedFilename()).toBe('gpj.gnp.txt');
    await screen.press('Escape');
  });

  it('waits on the desk while the hub is away, and says so', async () => {
    const { screen } = agent;
    await stage.stopHub();
    await screen.sees(/^Offline/, 60_000);
    await paste(screen, [{ name: 'later.jpg', type: 'image/jpeg', bytes: photo }]);
    await screen.sees('Add it to the case');
    await screen.tabTo('button "Add it to the case"');
    await screen.press('Enter');
    await screen.sees('On this desk');
    await look(screen, 'offline');
    await stage.startHub();
    await expect.poll(() => screen.page.getByText(/^Checked$/).count(), { timeout: 60_000 }).toBe(3);
  });
});

it('has logged no error', () => expect(stage.problems()).toEqual([]));
