import { useEffect, useRef } from 'react';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { caseTitle } from '../design/case-title.ts';
import { notify } from '../design/notices.ts';
import { ask, DoorError } from '../door/door-client.ts';
import { serviceName, useCity } from '../door/use-city.ts';
import { openCase } from '../workspace/workspace.ts';
import { consoleNews } from './console-news.ts';

/** More than these are said in one notice. */
const ONE_BY_ONE = 2;

interface Numbered {
  readonly view: CaseView;
  /** What it was called before. */
  readonly reference: string;
}

/** What is on its way to the hub and has no number yet, with what this desk calls it until then. */
async function collect(waiting: Map<CaseId, string>): Promise<void> {
  const { entries } = await ask('outbox.list', {});
  for (const { command, state, caseReference } of entries)
    if (command.type === 'open-case' && state.name === 'unsent') waiting.set(command.caseId, caseReference);
}

/** Those that have a number by now; they wait no longer. */
async function numbered(waiting: Map<CaseId, string>): Promise<Numbered[]> {
  const found: Numbered[] = [];
  for (const [id, reference] of waiting) {
    const view = await ask('case.get', { id });
    if (view === null || view.facts.number === null) continue;
    waiting.delete(id);
    found.push({ view, reference });
  }
  return found;
}

/**
 * Says the numbers of cases that were filed while the hub was away, once it has given them: whoever filed them may be
 * on another page by then, with the caller still waiting for a number.
 */
export function useSayNumbers(): void {
  const city = useCity();
  const latest = useRef(city);
  useEffect(() => {
    latest.current = city;
  });
  useEffect(() => {
    const waiting = new Map<CaseId, string>();
    let offline = false;

    const say = ({ view: { facts }, reference }: Numbered): void => {
      const title = caseTitle(
        { number: facts.number, reference },
        serviceName(latest.current, facts.service),
      );
      notify({
        id: `filed:${facts.id}`,
        meaning: 'done',
        text: `${reference} has its number: ${title}. It can be read out now.`,
        action: { label: 'Open', perform: () => openCase(facts.id, title) },
        keep: true,
      });
    };
    const look = async () => {
      if (offline) return collect(waiting);
      const found = await numbered(waiting);
      if (found.length <= ONE_BY_ONE) {
        for (const one of found) say(one);
        return undefined;
      }
      notify({
        id: 'filed:numbers',
        meaning: 'done',
        text: `${found.length} cases filed while the hub was away have their numbers now.`,
        keep: true,
      });
      return undefined;
    };
    // Signed out meanwhile, or the console stops: the numbers stand on the cases themselves.
    const onProblem = (error: unknown) => {
      if (!(error instanceof DoorError)) throw error;
    };
    let last = ask('connection.get', {})
      .then(({ state }) => {
        offline = state.name === 'offline';
        return offline ? collect(waiting) : undefined;
      })
      .catch(onProblem);
    const lookAfter = () => {
      last = last.then(look).catch(onProblem);
    };

    const stopListening = consoleNews.subscribe(() => {
      const news = consoleNews.get();
      if (news?.type === 'connection') {
        const was = offline;
        offline = news.connection.state.name === 'offline';
        if (offline || was) lookAfter();
      } else if (news?.type === 'cases-changed' && (offline || waiting.size > 0)) lookAfter();
    });
    return stopListening;
  }, []);
}
