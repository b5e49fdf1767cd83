/** How often one agent chose one service for one word on one day. */
export interface DayOfChoices {
  readonly agent: string;
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly choices: number;
}

/** What one agent chose on one day counts so often at most, whatever was filed. */
export const AGENT_DAY_MOST = 2;
/** And what all agents chose on one day: a day of training or of demonstration is one day. */
export const DAY_MOST = 6;
/** One agent more adds so much at most, over all days. */
export const AGENT_MOST = 4;
/** Days after which a choice counts half. */
export const HALF_LIFE_DAYS = 90;
/** Days after which it is forgotten. */
export const LEARN_DAYS = 180;

/** What is needed before words are told to anybody: so many choices by so many different agents. */
export const SUPPORT = {
  /** Words of the catalogue and everyday words. */
  known: { choices: 3, agents: 2 },
  /** Any other word might be a name. */
  rare: { choices: 4, agents: 3 },
} as const;

/** Whether choices are more than one person's habit. */
export function isSupported(days: readonly DayOfChoices[], kind: keyof typeof SUPPORT): boolean {
  const choices = days.reduce((sum, one) => sum + one.choices, 0);
  const agents = new Set(days.map((one) => one.agent)).size;
  return choices >= SUPPORT[kind].choices && agents >= SUPPORT[kind].agents;
}

/** How much choices count today: bounded by agent and by day, and the less the older. In any order the same. */
export function learnedCount(days: readonly DayOfChoices[], today: number): number {
  const byDay = Map.groupBy(days, (one) => one.day);
  const agents = new Set(days.map((one) => one.agent)).size;
  const fresh = [...byDay.keys()]
    .toSorted((a, b) => a - b)
    .map((day) => {
      const said = (byDay.get(day) ?? []).reduce(
        (sum, one) => sum + Math.min(AGENT_DAY_MOST, one.choices),
        0,
      );
      return Math.min(DAY_MOST, said) * 0.5 ** ((today - day) / HALF_LIFE_DAYS);
    })
    .reduce((sum, one) => sum + one, 0);
  return Math.min(AGENT_MOST * agents, fresh);
}
