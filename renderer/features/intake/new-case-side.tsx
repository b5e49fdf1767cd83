import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { CaseClock } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import type { OutsideCity } from '../../../shared/domain/outside-city.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import type { Block } from './missing-parts.ts';
import { OutsideAside } from './outside-note.tsx';
import { NearSide } from './near-side.tsx';
import type { Near, NearRow } from './use-near.ts';
import { WhatSide } from './what-side.tsx';
import { WhoSide } from './who-side.tsx';

interface NewCaseSideProps {
  block: Block;
  draft: NewCaseDraft;
  service: Service | null;
  city: City;
  /** Null for a place in the city, or one nobody can tell of. */
  outside: OutsideCity | null;
  near: Near;
  clock: CaseClock | null;
  whyNotJoin: string | null;
  problem: string | null;
  onJoin: (row: NearRow) => void;
  onChooseService: (service: Service) => void;
}

const TITLES: Record<Block, string> = {
  who: 'The caller',
  what: 'The service',
  where: 'The place',
  tell: 'When it would be due',
};

function ClockSteps({ clock }: { clock: CaseClock | null }) {
  if (clock === null)
    return (
      <Typography sx={{ color: 'text.secondary' }}>The service sets the clock. Choose it first.</Typography>
    );
  return (
    <>
      <Typography sx={{ color: 'text.secondary' }}>
        A preview from this desk’s catalogue. The hub sets the true time when it takes the case.
      </Typography>
      <Box component="ol" sx={{ m: 0, mt: 2, pl: 5, display: 'grid', gap: 1 }}>
        {clock.because.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </Box>
    </>
  );
}

/** What helps with the block that has the focus. */
export function NewCaseSide(props: NewCaseSideProps) {
  const { block, draft, service, city, outside, near, clock } = props;
  const place = (
    <NearSide
      draft={draft}
      city={city}
      near={near}
      whyNotJoin={props.whyNotJoin}
      problem={props.problem}
      onJoin={props.onJoin}
    />
  );
  const content: Record<Block, ReactNode> = {
    who: <WhoSide draft={draft} city={city} />,
    what: (
      <WhatSide city={city} text={draft.serviceText} service={service} onChoose={props.onChooseService} />
    ),
    where: (
      <>
        {outside !== null && (
          <OutsideAside outside={outside} cityName={city.pack.city.name} language={draft.callerLanguage} />
        )}
        {place}
      </>
    ),
    tell: (
      <>
        <ClockSteps clock={clock} />
        {near.offered.length + near.others.length > 0 && <Box sx={{ mt: 4 }}>{place}</Box>}
      </>
    ),
  };
  return (
    <Box sx={{ height: '100%', overflow: 'auto', px: 4, py: 4 }}>
      <Typography variant="h2" sx={{ mb: 2 }}>
        {TITLES[block]}
      </Typography>
      {content[block]}
    </Box>
  );
}
