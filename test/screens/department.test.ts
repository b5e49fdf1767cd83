import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../postgres.ts';
import { openStage, signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

let stage: Stage;
let worker: Seat;
let phone: Seat;

beforeAll(async () => {
  stage = await openStage(await testDatabase(), 160);
  [worker, phone] = await Promise.all([
    stage.seat(),
    stage.seat({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
  ]);
  await Promise.all([signIn(worker, 'worker'), signIn(phone, 'worker')]);
});
afterAll(() => stage?.close());

describe('the department’s desk', () => {
  it('has the own department’s cases in groups and on the map', async () => {
    const { screen } = worker;
    await screen.press('Alt+Shift+D');
    await screen.sees('Nearest next');
    await screen.page.getByRole('grid', { name: /^Cases of/ }).waitFor();
    await screen.press('j', 'j');
    await screen.page.waitForTimeout(500);
    await takePictures(screen.page, 'department');
    expect(await violations(screen.page)).toEqual([]);
  });
  it('fits a phone', async () => {
    const { screen } = phone;
    await screen.press('Alt+Shift+D');
    await screen.sees('Nearest next');
    await screen.page.getByRole('grid', { name: /^Cases of/ }).waitFor();
    await screen.page.waitForTimeout(500);
    await takePictures(screen.page, 'department-phone');
    expect(await screen.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
