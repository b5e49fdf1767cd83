import { useEffect, useRef } from 'react';
import type { MentionRow } from '../../shared/contract/mention-view.ts';
import type { TextId } from '../../shared/domain/ids.ts';
import { caseTitle } from '../design/case-title.ts';
import { dismiss, notify } from '../design/notices.ts';
import { shownName } from '../../shared/domain/case-words/shown-name.ts';
import { ask, DoorError } from '../door/door-client.ts';
import { serviceName, useCity } from '../door/use-city.ts';
import { openAtNote } from '../workspace/note-shown.ts';
import { goTo, workspace } from '../workspace/workspace.ts';
import { consoleNews } from './console-news.ts';

/** More than these are said in one notice. */
const ONE_BY_ONE = 2;
const MANY = 'mentions';

const noticeOf = (note: TextId): string => `mention:${note}`;

/** True while the person has the list of mentions before their eyes. */
function isListOnScreen(): boolean {
  const { active, view } = workspace.get();
  return active === null && view === 'mentions';
}

/** True while the person has the note before their eyes, or the list it stands in. */
function isOnScreen({ case: of }: MentionRow): boolean {
  if (document.visibilityState !== 'visible') return false;
  return isListOnScreen() || workspace.get().active === `case:${of.id}`;
}

/** Says it when a colleague mentions the person, with the way to the note; takes it back once it was seen anywhere. */
export function useSayMentions(): void {
  const city = useCity();
  const latest = useRef(city);
  useEffect(() => {
    latest.current = city;
  });
  useEffect(() => {
    /** What stands in notices. */
    let said = new Set<TextId>();

    const say = (row: MentionRow): void => {
      const title = caseTitle(row.case, serviceName(latest.current, row.case.service));
      notify({
        id: noticeOf(row.note),
        meaning: 'information',
        text: `${shownName(row.byName)} mentioned you: ${title}.`,
        action: { label: 'Open', perform: () => openAtNote(row.case.id, title, row.note) },
        keep: true,
      });
    };
    const look = async (fresh: readonly TextId[]) => {
      if (fresh.length === 0 && said.size === 0) return;
      const { rows } = await ask('mention.list', {});
      const unseen = new Set(rows.map(({ note }) => note));
      const gone = [...said].filter((note) => !unseen.has(note));
      for (const note of gone) dismiss(noticeOf(note));
      said = new Set([...said].filter((note) => unseen.has(note)));
      if (said.size === 0) dismiss(MANY);
      const news = rows.filter((row) => fresh.includes(row.note) && !isOnScreen(row));
      for (const { note } of news) said.add(note);
      if (news.length <= ONE_BY_ONE) {
        for (const row of news) say(row);
        return;
      }
      notify({
        id: MANY,
        meaning: 'information',
        text: `${news.length} notes mention you.`,
        action: { label: 'Open', perform: () => goTo('mentions') },
        keep: true,
      });
    };
    // Signed out meanwhile, or the console stops: what mentions them waits under Mentions.
    const onProblem = (error: unknown) => {
      if (!(error instanceof DoorError)) throw error;
    };
    let last: Promise<void> = Promise.resolve();
    const stopListening = consoleNews.subscribe(() => {
      const news = consoleNews.get();
      if (news?.type === 'mentions-changed') last = last.then(() => look(news.fresh)).catch(onProblem);
    });
    const takeBack = () => {
      if (said.size === 0) return;
      for (const note of said) dismiss(noticeOf(note));
      dismiss(MANY);
      said = new Set();
    };
    const stopWatching = workspace.subscribe(() => {
      if (isListOnScreen()) takeBack();
    });
    return () => {
      stopListening();
      stopWatching();
      takeBack();
    };
  }, []);
}
