import { styled } from '@mui/material/styles';
import { memo, useEffect } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { useCity } from '../../door/use-city.ts';
import type { FoundGroup, FoundItem } from './found-item.ts';
import { FoundRow } from './found-row.tsx';
import { Rows } from './rows.tsx';
import { useAfterPaint } from './use-after-paint.ts';

const List = styled(Rows)({ paddingBottom: 8 });

/** As many rows as are on screen at once; those below follow a moment later. */
const ON_SCREEN = 15;

/** The id of a result's element, for aria-activedescendant. */
export function optionId(listId: string, item: FoundItem): string {
  return `${listId}-${item.key.replaceAll(/[^\w-]/g, '_')}`;
}

interface OneRowProps {
  id: string;
  item: FoundItem;
  active: boolean;
  city: City | null;
}

const OneRow = memo(function OneRow({ id, item, active, city }: OneRowProps) {
  return (
    <div
      className="option"
      id={id}
      role="option"
      aria-selected={active}
      data-active={active}
      data-kind={item.subject.kind}
    >
      <FoundRow subject={item.subject} pinned={item.pinned} city={city} />
    </div>
  );
});

/** The groups as far as so many rows reach. */
function headOf(groups: readonly FoundGroup[], rows: number): FoundGroup[] {
  let left = rows;
  const head: FoundGroup[] = [];
  for (const group of groups) {
    if (left <= 0) break;
    head.push(group.items.length <= left ? group : { ...group, items: group.items.slice(0, left) });
    left -= group.items.length;
  }
  return head;
}

/** Rows are told apart by place: changing the row that stands there is quicker than a new one for each result. */
function inPlaces(items: readonly FoundItem[]): { item: FoundItem; place: string }[] {
  return items.map((item, at) => ({ item, place: `row ${at}` }));
}

function howMany({ items, more }: FoundGroup): string {
  return more ? `${countWords(items.length)} or more` : countWords(items.length);
}

interface FoundListProps {
  id: string;
  /** The text the groups are the answer to. */
  asked: string;
  groups: readonly FoundGroup[];
  active: FoundItem | null;
  onActive: (item: FoundItem) => void;
  onDeeds: (item: FoundItem, x: number, y: number) => void;
}

/** The results by group. The focus stays in the box; the active one is marked and scrolled to. */
export const FoundList = memo(function FoundList({
  id,
  asked,
  groups,
  active,
  onActive,
  onDeeds,
}: FoundListProps) {
  const city = useCity();
  const activeId = active === null ? null : optionId(id, active);
  const first = active !== null && active === groups[0]?.items[0];
  useEffect(() => {
    const list = document.getElementById(id);
    if (first) list?.parentElement?.scrollTo({ top: 0 });
    else if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [id, activeId, first]);
  const whole = useAfterPaint(asked) === asked;
  const shown = whole ? groups : headOf(groups, ON_SCREEN);
  const counts = new Map(groups.map((group) => [group.title, howMany(group)]));
  const itemAt = ({ target }: { target: EventTarget }): FoundItem | undefined => {
    const row = target instanceof Element ? target.closest('.option') : null;
    return groups.flatMap((group) => group.items).find((item) => optionId(id, item) === row?.id);
  };
  return (
    <List
      id={id}
      role="listbox"
      aria-label="Results"
      data-asked={asked}
      // The focus stays in the box, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={(event) => {
        const item = itemAt(event);
        if (item !== undefined && item !== active) onActive(item);
      }}
      onClick={(event) => itemAt(event)?.enter.perform()}
      onContextMenu={(event) => {
        const item = itemAt(event);
        if (item === undefined) return;
        event.preventDefault();
        onDeeds(item, event.clientX, event.clientY);
      }}
    >
      {shown.map((group) => (
        <div key={group.title} role="group" aria-label={group.title}>
          <div className="heading" aria-hidden="true">
            {group.title}
            {group.counted && <span>{counts.get(group.title)}</span>}
          </div>
          {inPlaces(group.items).map(({ item, place }) => (
            <OneRow key={place} id={optionId(id, item)} item={item} active={item === active} city={city} />
          ))}
        </div>
      ))}
    </List>
  );
});
