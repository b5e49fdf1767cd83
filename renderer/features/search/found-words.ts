import { counted } from '../../../shared/domain/case-words/count-words.ts';
import type { FoundItem } from './found-item.ts';
import { correctionWords } from './search-text.ts';
import type { Shown } from './use-found.ts';

const NOT_RESULTS: ReadonlySet<FoundItem['subject']['kind']> = new Set([
  'action',
  'ask-hub',
  'help',
  'known-case',
  'new-case',
]);

function isOfHub({ subject }: FoundItem): boolean {
  return subject.kind === 'case' && subject.onHub;
}

/** True for something this desk found. */
export function isDeskResult(item: FoundItem): boolean {
  return !NOT_RESULTS.has(item.subject.kind) && !isOfHub(item);
}

/** "3 results, 2 from the hub. Filters: Open. Showing figueroa for figeroa", for those who hear the list. */
export function spoken({ asked, groups, chips, corrections, older }: Omit<Shown, 'error'>): string {
  if (asked.trim() === '') return '';
  const items = groups.flatMap((group) => group.items);
  const results = items.filter(isDeskResult).length;
  const ofHub = items.filter(isOfHub).length;
  const filters = chips.length === 0 ? '' : `Filters: ${chips.map((one) => one.label).join(', ')}`;
  const hub = (name: 'failed' | 'behind') =>
    items.some(({ subject }) => subject.kind === 'ask-hub' && subject.asking.name === name);
  return [
    `${results > 0 ? counted(results, 'result', 'results') : older === 'looking' ? 'No results yet' : 'No results'}${ofHub === 0 ? '' : `, ${ofHub} from the hub`}`,
    filters,
    correctionWords(corrections),
    older === 'not all' ? 'Not all older cases were looked at' : '',
    hub('failed') ? 'The hub can’t be asked now' : '',
    hub('behind') ? 'The hub is still sorting its cases' : '',
  ]
    .filter((one) => one !== '')
    .join('. ');
}
