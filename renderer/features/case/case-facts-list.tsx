import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { WAITING_REASONS } from '../../../shared/domain/case-state.ts';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import type { City } from '../../../shared/domain/city.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { departmentName } from '../../door/use-city.ts';
import type { CaseWords } from '../../case-deeds/use-case-words.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

function factsOf(facts: CaseFacts, city: City, words: CaseWords): Fact[] {
  const { place, receiver } = facts;
  const list: (Fact | null)[] = [
    facts.history === null ? null : { name: `Type in ${facts.history.source}`, value: facts.history.type },
    { name: 'Department', value: departmentName(city, facts.department) },
    { name: 'Unit', value: facts.unit === null ? 'None' : words.unitName(facts.department, facts.unit) },
    {
      name: 'Person',
      value: facts.assignee === null ? 'Nobody' : (words.colleagueName(facts.assignee) ?? 'A colleague'),
    },
    { name: 'Channel', value: CHANNELS[facts.channel] },
    { name: 'Opened', value: words.when(facts.openedAt) },
    facts.scheduledFor === null
      ? null
      : { name: 'Work scheduled for', value: words.when(facts.scheduledFor) },
    facts.waitingReason === null
      ? null
      : { name: 'Waits for', value: WAITING_REASONS[facts.waitingReason].label },
    receiver === null
      ? null
      : {
          name: 'Referred to',
          value:
            receiver.kind === 'department'
              ? departmentName(city, receiver.department)
              : `${shownName(receiver.name)} (outside the city)`,
        },
    facts.outcome === null ? null : { name: 'Outcome', value: OUTCOMES[facts.outcome].label },
    facts.closedAt === null ? null : { name: 'Closed', value: words.when(facts.closedAt) },
    facts.reopenCount === 0
      ? null
      : { name: 'Reopened', value: facts.reopenCount === 1 ? 'Once' : `${facts.reopenCount} times` },
    { name: 'District', value: place.district === null ? 'Not known' : `Council District ${place.district}` },
    place.neighborhoodCouncil === null
      ? null
      : { name: 'Neighborhood council', value: place.neighborhoodCouncil },
  ];
  return list.filter((one) => one !== null);
}

/** What is known of the case, in two columns where there is room. */
export function CaseFactsList({ facts, city, words }: { facts: CaseFacts; city: City; words: CaseWords }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(330px, 100%), 1fr))',
        columnGap: 6,
      }}
    >
      {factsOf(facts, city, words).map(({ name, value }) => (
        <Box
          key={name}
          sx={{ display: 'grid', gridTemplateColumns: '140px minmax(0, 1fr)', columnGap: 3, py: 0.75 }}
        >
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
