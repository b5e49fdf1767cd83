import { sql } from 'kysely';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { ComplaintCommand, FileComplaint } from '../../shared/domain/complaint/complaint-command.ts';
import type { ComplaintAbout } from '../../shared/domain/complaint/complaint-scales.ts';
import {
  commandId,
  complaintId,
  consoleId,
  textId,
  type ComplaintId,
  type TextId,
} from '../../shared/domain/ids.ts';
import { namedUuid } from '../named-uuid.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';

/** One for so many cases: a smaller city, as tests have it, has none. */
const CASES_EACH = 1_000;
const MOST = 24;

interface Story {
  readonly about: ComplaintAbout;
  readonly statement: string;
  readonly remedy: string | null;
  readonly notDone?: true;
}

const STORIES: readonly Story[] = [
  {
    about: 'closure',
    statement: 'You closed it last week. The sofa is still on the curb, I am looking at it.',
    remedy: 'Pick it up, and call me before.',
    notDone: true,
  },
  {
    about: 'handling',
    statement: 'I was told three times that somebody calls back. Nobody did.',
    remedy: 'One person who answers for it.',
  },
  {
    about: 'person',
    statement: 'The man on the truck swore at my mother when she asked him to move the bins.',
    remedy: 'An apology.',
  },
  {
    about: 'handling',
    statement: 'The crew came at six in the morning and left half of it in the alley.',
    remedy: null,
  },
  {
    about: 'policy',
    statement:
      'Why does the alley behind the school get swept once a year when the avenue is swept each week?',
    remedy: 'Sweep it each month.',
  },
  {
    about: 'closure',
    statement: 'It says the work was done. They painted over the half that can be seen from the street.',
    remedy: 'Paint the rest.',
    notDone: true,
  },
];

const said = (key: string, kind: string, body: string): { id: TextId; body: string } => ({
  id: textId.parse(namedUuid('demo-complaint', key, kind)),
  body,
});

/** What happens to a complaint after it was filed, by whom; as many of these as its turn says. */
function lifeOf(id: ComplaintId, key: string): readonly ComplaintCommand[] {
  return [
    {
      type: 'acknowledge-complaint',
      complaintId: id,
      how: 'nobody-to-tell',
      remark: said(key, 'acknowledged', 'Looked at the case; the district superintendent is asked.'),
    },
    {
      type: 'assess-complaint',
      complaintId: id,
      severity: 'moderate',
      safety: 'none',
      complexity: 'involved',
      impact: 'one',
      remark: null,
    },
    {
      type: 'add-complaint-note',
      complaintId: id,
      visibility: 'internal',
      note: said(key, 'note', 'The route sheet of that day has no entry for the address.'),
    },
    {
      type: 'conclude-investigation',
      complaintId: id,
      finding: said(
        key,
        'finding',
        'The crew was on another block. The case was closed from the list of the day.',
      ),
    },
    {
      type: 'decide-complaint',
      complaintId: id,
      outcome: 'upheld',
      reasons: said(key, 'reasons', 'Nobody was at the address before the case was closed.'),
      remedyGiven: said(
        key,
        'remedy',
        'A crew comes this week, and the supervisor of the yard calls before.',
      ),
    },
    { type: 'communicate-complaint', complaintId: id, how: 'nobody-to-tell', remark: null },
    { type: 'close-complaint', complaintId: id, remark: null },
  ];
}

/** Closed cases whose callers might complain, always the same of the same city. */
async function closedCases({ db }: HubCore, count: number): Promise<CaseFacts[]> {
  const { rows } = await sql<{ facts: CaseFacts }>`
    select facts from cases where state = 'closed' and number is not null
    order by md5(number) limit ${count}`.execute(db);
  return rows.map(({ facts }) => facts);
}

/**
 * Complaints of the demo city in several stages, through the same commands as everybody's; one in six is confidential.
 * Nobody is written to. Returns how many.
 */
export async function seedDemoComplaints(
  hub: HubCore,
  accounts: readonly Account[],
  cases: number,
): Promise<number> {
  const wanted = Math.min(MOST, Math.floor(cases / CASES_EACH));
  const agent = accounts.find(({ role }) => role === 'agent');
  const supervisor = accounts.find(({ role }) => role === 'supervisor');
  if (wanted === 0 || agent === undefined || supervisor === undefined) return 0;
  const own = consoleId.parse(namedUuid('demo-complaints'));
  let seq = 0;
  const send = async (by: Account, command: ComplaintCommand): Promise<void> => {
    seq += 1;
    const id = commandId.parse(namedUuid('demo-complaint-command', String(seq)));
    const envelope = { commandId: id, seq, command, seen: null };
    const result = await executeCommand(hub, { consoleId: own, actor: actorOf(by), envelope });
    if (result.status === 'refused') throw new Error(`${command.type}: ${result.refusal.message}`);
  };
  const found = await closedCases(hub, wanted);
  for (const [at, of] of found.entries()) {
    const story = STORIES[at % STORIES.length];
    if (story === undefined) continue;
    const key = String(at);
    const id = complaintId.parse(namedUuid('demo-complaint', key));
    const command: FileComplaint = {
      type: 'file-complaint',
      complaintId: id,
      statement: said(key, 'statement', story.statement),
      remedySought: story.remedy === null ? null : said(key, 'remedy-sought', story.remedy),
      about: story.about,
      subject: null,
      department: of.department,
      severity: at % 5 === 4 ? 'serious' : 'moderate',
      safety: at % 7 === 6 ? 'possible' : 'none',
      impact: story.about === 'policy' ? 'several' : 'one',
      channel: 'call',
      caller: { kind: 'anonymous' },
      cases: [of.id],
      disputes:
        story.notDone === true ? { caseId: of.id, notDone: true, text: said(key, 'reopening', '').id } : null,
    };
    await send(agent, command);
    for (const next of lifeOf(id, key).slice(0, (at * 3) % 8)) await send(supervisor, next);
  }
  return found.length;
}
