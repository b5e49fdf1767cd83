import { command, signIn, type Stage } from '../screens/stage.ts';
import type { Camera } from './camera.ts';

/** What the work rests on, and who looks at it: a department's desk, complaints, the audit of closures, reports. */
export async function oversight(stage: Stage, camera: Camera): Promise<void> {
  const worker = await stage.seat();
  await signIn(worker, 'worker');
  await worker.screen.press('Alt+Shift+D');
  await worker.screen.page.getByRole('grid').first().waitFor();
  await worker.screen.press('j', 'j');
  await worker.screen.page.waitForTimeout(1_500);
  await camera.takeAll(worker, 'department');

  const phone = await stage.seat({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(phone, 'worker');
  await phone.screen.press('Alt+Shift+D');
  await phone.screen.page.waitForTimeout(2_000);
  await camera.take(phone, 'department-phone');

  const supervisor = await stage.seat();
  await signIn(supervisor, 'supervisor');
  const { screen } = supervisor;
  await screen.press('Alt+y');
  await screen.page.waitForTimeout(2_000);
  await camera.takeAll(supervisor, 'complaints');
  await screen.press('Enter');
  await screen.page.waitForTimeout(1_500);
  await camera.take(supervisor, 'complaint');

  await command(supervisor, 'show the audit');
  await screen.page.waitForTimeout(2_000);
  await camera.takeAll(supervisor, 'audit-samples');
  await screen.press('2');
  await screen.page.waitForTimeout(1_500);
  await camera.takeAll(supervisor, 'audit-risk');
  await screen.press('Enter');
  await screen.sees('Note for reviewers');
  await screen.page.waitForTimeout(1_000);
  await camera.takeAll(supervisor, 'audit-review');
  await screen.press('Escape', '3');
  await screen.page.waitForTimeout(1_500);
  await camera.takeAll(supervisor, 'audit-rates');

  await command(supervisor, 'show reports');
  await screen.page.waitForTimeout(3_000);
  await camera.takeAll(supervisor, 'reports');
  await screen.press('2');
  await screen.page.waitForTimeout(3_000);
  await camera.takeAll(supervisor, 'scorecard');
}
