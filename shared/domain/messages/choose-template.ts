import type { Service } from '../city-pack.ts';
import type { Outcome } from '../outcome.ts';
import type { Occasion } from './message.ts';
import type { MessagePack, MessageTemplate } from './message-pack.ts';

/** How closely a template is meant; null when it is for something else. */
function closeness(
  { services, groups, outcomes }: MessageTemplate,
  service: Pick<Service, 'code' | 'group'>,
  outcome: Outcome | null,
): number | null {
  if (outcomes !== undefined && (outcome === null || !outcomes.includes(outcome))) return null;
  const byOutcome = outcomes === undefined ? 0 : 1;
  if (services?.includes(service.code) === true) return 4 + byOutcome;
  if (groups?.includes(service.group) === true) return 2 + byOutcome;
  return services === undefined && groups === undefined ? byOutcome : null;
}

/** The template for an occasion; null when the city writes none. Of two that are as close, the earlier. */
export function chooseTemplate(
  { templates }: MessagePack,
  occasion: Occasion,
  service: Pick<Service, 'code' | 'group'>,
  outcome: Outcome | null,
): MessageTemplate | null {
  let best: { template: MessageTemplate; close: number } | null = null;
  for (const template of templates) {
    if (template.occasion !== occasion) continue;
    const close = closeness(template, service, outcome);
    if (close !== null && (best === null || close > best.close)) best = { template, close };
  }
  return best?.template ?? null;
}
