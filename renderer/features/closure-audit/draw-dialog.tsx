import CasinoOutlined from '@mui/icons-material/CasinoOutlined';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { auditSampleId, auditSeed } from '../../../shared/domain/audit/audit-command.ts';
import { confidenceLevel, MOST_SAMPLED, type SamplePlan } from '../../../shared/domain/audit/sample-plan.ts';
import type { City } from '../../../shared/domain/city.ts';
import { cityInstant, daysFrom } from '../../../shared/domain/case-words/city-date.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { FieldRow, SelectLine, TextLine } from '../../design/form-parts.tsx';
import { ListField } from '../../design/list-field.tsx';
import { notify } from '../../design/notices.ts';
import { StoppedNote } from '../../design/stopped-note.tsx';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { StrataTable } from './strata-table.tsx';

const MARGINS = [
  ['0.1', '10 points'],
  ['0.07', '7 points'],
  ['0.05', '5 points'],
  ['0.03', '3 points'],
] as const;
const CONFIDENCES = confidenceLevel.options.map(
  (one) => [one, `${Math.round(Number(one) * 100)} %`] as const,
);
const PARTS = [
  ['service', 'Each service'],
  ['group', 'Groups of services'],
] as const;

interface Wish {
  readonly first: string;
  readonly last: string;
  readonly departments: 'all' | string[];
  readonly services: 'all' | string[];
  readonly by: SamplePlan['by'];
  readonly margin: (typeof MARGINS)[number][0];
  readonly confidence: SamplePlan['confidence'];
  readonly least: string;
  readonly seed: string;
}

/** The plan that is wished for, or what is missing for one, in a sentence. */
function planOf(wish: Wish, now: number, timeZone: string): SamplePlan | string {
  const from = cityInstant(wish.first, '00:00', timeZone);
  const noon = cityInstant(wish.last, '12:00', timeZone);
  const to = noon === null ? null : cityInstant(daysFrom(noon, 1, timeZone), '00:00', timeZone);
  if (from === null || to === null) return 'Choose a first and a last day.';
  if (from >= to) return 'The first day is after the last.';
  if (to > now) return 'The last day is not over: closures would still come. Choose one before today.';
  if (wish.departments.length === 0) return 'Choose a department, or all.';
  if (wish.services.length === 0) return 'Choose a service, or all.';
  const least = Number(wish.least);
  if (!Number.isInteger(least) || least < 0 || least > 200) return 'The least of a stratum is 0 to 200.';
  if (wish.seed !== '' && !auditSeed.safeParse(wish.seed).success)
    return 'A seed has 4 to 64 letters, digits or dashes. Leave it empty and the hub makes one up.';
  return {
    period: { from, to },
    departments: wish.departments,
    services: wish.services,
    by: wish.by,
    margin: Number(wish.margin),
    confidence: wish.confidence,
    least,
  };
}

/** Plans a sample, shows what it comes to, and draws it. */
export function DrawDialog({
  city,
  timeZone,
  onClose,
}: {
  city: City;
  timeZone: string;
  onClose: () => void;
}) {
  const now = useNow();
  const [wish, setWish, forget] = useKept<Wish>('audit draw', {
    first: daysFrom(now, -28, timeZone),
    last: daysFrom(now, -1, timeZone),
    departments: 'all',
    services: 'all',
    by: 'group',
    margin: '0.1',
    confidence: '0.95',
    least: '30',
    seed: '',
  });
  const change = (parts: Partial<Wish>) => setWish({ ...wish, ...parts });
  const sampleId = useMemo(() => auditSampleId.parse(crypto.randomUUID()), []);
  const plan = planOf(wish, now, timeZone);
  const isPlan = typeof plan !== 'string';
  const asked = useAsk(
    'audit.plan',
    {
      plan: isPlan
        ? plan
        : {
            period: { from: 0, to: 0 },
            departments: 'all',
            services: 'all',
            by: 'group',
            margin: 0.1,
            confidence: '0.95',
            least: 0,
          },
    },
    { enabled: isPlan },
  );
  const planned = isPlan ? asked.data : undefined;
  const { send, busy, stopped } = useCommand();
  const failure = isPlan ? (asked.error?.failure.message ?? null) : null;
  const whyNot =
    (isPlan ? null : plan) ??
    failure ??
    (planned === undefined
      ? 'The hub counts what was closed.'
      : planned.population === 0
        ? 'Nothing was closed here then. Choose a longer period.'
        : planned.size > MOST_SAMPLED
          ? `That is more than ${MOST_SAMPLED.toLocaleString('en-US')} reviews. Choose a wider margin.`
          : null);
  const draw = async () => {
    if (!isPlan) return;
    const kept = await send({
      type: 'draw-audit-sample',
      sampleId,
      plan,
      seed: wish.seed === '' ? null : wish.seed,
    });
    if (kept === null) return;
    forget();
    notify({ meaning: keptMeaning(kept), text: keptWords('The sample is drawn.', kept) });
    onClose();
  };
  return (
    <DialogFrame
      open
      title="Draw a sample of closures"
      width="md"
      onClose={onClose}
      more={
        <Box role="status" sx={{ flex: 1, minWidth: 0, color: 'text.secondary', typography: 'caption' }}>
          {whyNot}
        </Box>
      }
      submit={{ label: 'Draw it', icon: <CasinoOutlined />, busy, whyNot, perform: () => void draw() }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} />}
        <FieldRow>
          <TextLine
            path="first"
            label="First day"
            type="date"
            value={wish.first}
            onChange={(first) => change({ first })}
          />
          <TextLine
            path="last"
            label="Last day"
            type="date"
            value={wish.last}
            onChange={(last) => change({ last })}
          />
          <SelectLine
            path="by"
            label="Strata: departments by"
            value={wish.by}
            options={PARTS}
            onChange={(by) => change({ by })}
          />
        </FieldRow>
        <FieldRow>
          <SelectLine
            path="margin"
            label="Margin, either side"
            value={wish.margin}
            options={MARGINS}
            onChange={(margin) => change({ margin })}
          />
          <SelectLine
            path="confidence"
            label="How sure"
            value={wish.confidence}
            options={CONFIDENCES}
            onChange={(confidence) => change({ confidence })}
          />
          <TextLine
            path="least"
            label="Least of a large stratum"
            type="number"
            value={wish.least}
            onChange={(least) => change({ least })}
            help="Large: ten times as many were closed"
          />
        </FieldRow>
        <ListField
          path="departments"
          label="Departments"
          all="All departments"
          value={wish.departments}
          options={city.pack.departments.map(({ code }) => code)}
          name={(code) => departmentName(city, code)}
          onChange={(departments) => change({ departments })}
        />
        <ListField
          path="services"
          label="Services"
          all="All services"
          value={wish.services}
          options={city.pack.services.map(({ code }) => code)}
          name={(code) => serviceName(city, code)}
          onChange={(services) => change({ services })}
        />
        <TextLine
          path="seed"
          label="Seed"
          value={wish.seed}
          max={64}
          onChange={(seed) => change({ seed: seed.trim() })}
          help="Empty: the hub makes one up. Type one that was drawn in public, and anyone can check it."
        />
        {planned !== undefined && planned.population > 0 && (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Typography variant="h3" component="p">
              {counted(planned.size, 'closure', 'closures')} of {planned.population.toLocaleString('en-US')},{' '}
              {counted(planned.twice, 'of them', 'of them')} reviewed by two people
            </Typography>
            <StrataTable strata={planned.strata} city={city} />
          </Box>
        )}
      </Stack>
    </DialogFrame>
  );
}
