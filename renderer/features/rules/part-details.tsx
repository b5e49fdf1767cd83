import Box from '@mui/material/Box';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { Tag } from '../../design/tag.tsx';
import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { KIND_NAMES, pathName } from './change-words.ts';
import { wordsIn } from './rule-changes.ts';
import type { RuleRow } from './rule-rows.ts';
import { usersOf } from './rule-rows.ts';
import {
  channelName,
  damperSentence,
  KINDS,
  lengthWords,
  listed,
  oftenWords,
  ruleSentence,
  servicesWords,
  shareWords,
  VERDICTS,
  wordsOf,
  type RuleNames,
} from './rule-words.ts';
import { SetAbout } from './set-form.tsx';
import { WordsTry } from './words-try.tsx';

/** On, or off: in words, with an icon. */
export function ActiveTag({ active, focusable = true }: { active: boolean; focusable?: boolean }) {
  return active ? (
    <Tag meaning="done" icon={<CheckCircleOutlined />} focusable={focusable} quiet>
      On
    </Tag>
  ) : (
    <Tag meaning="neutral" icon={<PauseCircleOutlined />} focusable={focusable} quiet>
      Off
    </Tag>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}

/** Words or patterns as they are written, one a line. */
function WordLines({ words }: { words: readonly string[] }) {
  if (words.length === 0) return 'none';
  return (
    <Box
      component="ul"
      sx={(theme) => ({
        m: 0,
        p: 0,
        listStyle: 'none',
        fontFamily: theme.mono,
        fontSize: theme.typography.caption.fontSize,
        lineHeight: '18px',
      })}
    >
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </Box>
  );
}

/** What exactly fires a rule, beyond its sentence. */
function firesAt({ when }: RuleDraft, names: RuleNames): readonly (readonly [string, ReactNode])[] {
  const words = wordsOf(when);
  const said: readonly (readonly [string, ReactNode])[] =
    words === null
      ? []
      : [
          [`Words (${words.patterns.length})`, <WordLines key="words" words={words.patterns} />],
          [`Harmless (${words.harmless.length})`, <WordLines key="harmless" words={words.harmless} />],
        ];
  switch (when.code) {
    case 'clock-share':
      return [['Time used up', shareWords(when.share)]];
    case 'clock-breached':
      return [['Overdue for', when.minutes === 0 ? 'no time: at its due time' : lengthWords(when.minutes)]];
    case 'reopened-again':
      return [['Times reopened', String(when.count)]];
    case 'repeated-complaints':
      return [
        ['Complaints', String(when.count)],
        ['Within', typeof when.days === 'number' ? counted(when.days, 'day', 'days') : when.days],
      ];
    case 'unsupported-closure':
      return [
        [
          'A review says',
          listed(
            when.verdicts.map((one) => (one in VERDICTS ? VERDICTS[one as keyof typeof VERDICTS] : one)),
            'or',
          ),
        ],
      ];
    case 'safety-words':
      return said;
    case 'disability-access':
      return [
        ['Always', when.always.length === 0 ? 'no service' : listed(when.always.map(names.service), 'and')],
        ...said,
      ];
    case 'council-or-press':
      return [
        [
          'Came by',
          when.channels.length === 0
            ? 'any channel, by its words'
            : listed(when.channels.map(channelName), 'or'),
        ],
        ...said,
      ];
    default:
      when satisfies never;
      return [];
  }
}

const DL = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(96px, 148px) minmax(0, 1fr)',
  columnGap: 3,
  rowGap: 2,
} as const;

function RuleDetails({ rule, document, names }: { rule: RuleDraft; document: RulesDraft; names: RuleNames }) {
  const words = wordsOf(rule.when);
  const services =
    rule.services === 'all' || rule.services.length * 2 > names.services.length
      ? servicesWords(rule.services, names)
      : listed(rule.services.map(names.service), 'and');
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
          {rule.name.en}
        </Typography>
        <Typography sx={{ fontWeight: 500 }}>{ruleSentence(rule, document.damper, names)}</Typography>
      </Box>
      {words !== null && (
        <WordsTry patterns={words.patterns} harmless={words.harmless} sets={document.sets} isWrong={false} />
      )}
      <Box component="dl" sx={DL}>
        <Line name="State">
          <ActiveTag active={rule.active} />
        </Line>
        <Line name="Looks for">{KINDS[rule.when.code].name}</Line>
        {firesAt(rule, names).map(([name, value]) => (
          <Line key={name} name={name}>
            {value}
          </Line>
        ))}
        <Line name="Services">{services}</Line>
        <Line name="Goes to">
          {pathName(rule.path)}, tier {rule.tier} first, {KIND_NAMES[rule.kind] ?? rule.kind}
        </Line>
        <Line name="How often">{oftenWords(rule.path, document.damper)}, for one case</Line>
        <Line name="In Spanish">{rule.name.es}</Line>
        <Line name="Code">{rule.id}</Line>
      </Box>
    </>
  );
}

/** A part of the rules, to read. */
export function PartDetails({
  row,
  document,
  names,
}: {
  row: RuleRow;
  document: RulesDraft;
  names: RuleNames;
}) {
  if (row.rule !== null) return <RuleDetails rule={row.rule} document={document} names={names} />;
  if (row.unit.of === 'set')
    return (
      <>
        <SetAbout name={row.unit.id} users={usersOf(document, row.unit.id)} />
        <WordLines words={wordsIn(document, row.unit.id)} />
      </>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h2">How often at most</Typography>
      <Typography>{damperSentence(document.damper)}</Typography>
    </Box>
  );
}
