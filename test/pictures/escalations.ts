import { isOpenEscalation } from '../../shared/domain/escalation/escalation.ts';
import { openByNumber, signIn, type Seat, type Stage } from '../screens/stage.ts';
import type { Camera } from './camera.ts';
import type { Material } from './material.ts';

/** An escalation from the agent's preview to the lead's desk, and the directory it goes by. */
export async function escalations(
  stage: Stage,
  agent: Seat,
  camera: Camera,
  { rich, fresh }: Material,
): Promise<void> {
  for (const { id, number } of [fresh, rich.facts]) {
    // A rule may have raised one by itself meanwhile.
    const now = await agent.desk.ask('case.get', { id });
    if (now?.facts.escalations.some(isOpenEscalation) === true) continue;
    await openByNumber(agent, number ?? '');
    await agent.screen.press('e');
    const dialog = agent.screen.page.getByRole('dialog');
    await dialog.waitFor();
    await agent.screen.focuses(/radio/);
    if (number === fresh.number) await agent.screen.press('ArrowUp');
    await agent.screen.page.waitForTimeout(500);
    if (number === fresh.number) await camera.takeAll(agent, 'escalate');
    await agent.screen.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
  }
  await openByNumber(agent, fresh.number ?? '');
  await camera.takeAll(agent, 'case-escalated');
  const lead = await stage.seat();
  await signIn(lead, 'lead');
  await lead.screen.press('Alt+x');
  await lead.screen.page.getByRole('grid', { name: /^Escalations, / }).waitFor();
  await lead.screen.sees('Who was asked');
  await camera.takeAll(lead, 'escalations');
  await lead.screen.press('Alt+Shift+c');
  await lead.screen.sees('Find by role, person, number or code');
  await lead.screen.page.waitForTimeout(1_500);
  await camera.takeAll(lead, 'directory');
  await lead.screen.press('2');
  await lead.screen.page.waitForTimeout(1_500);
  await camera.takeAll(lead, 'directory-cover');
}
