import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  TIERS,
  type ContactPoint,
  type ContactPointId,
  type EscalationTier,
} from '../../../shared/domain/directory/directory.ts';
import type { DeedOf } from '../../../shared/domain/escalation/escalation-command.ts';
import { presentOffer, type EscalationOffer } from '../../../shared/domain/escalation/escalation.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { ChoiceList } from '../choice-list.tsx';
import { ExplanationField } from '../explanation-field.tsx';
import { useWrittenText } from '../use-written-text.ts';
import { useActor } from '../use-actor.ts';
import { useKept } from '../use-kept.ts';
import { useNow } from '../use-now.ts';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';
import { passOnTargets } from './escalation-actions.ts';
import { seenOffer } from './escalation-deed.tsx';
import { passOnPreview } from './pass-on-preview.ts';
import { RouteStepLine } from './route-step-line.tsx';
import { useDirectoryWords } from './use-directory-words.ts';

interface Target {
  readonly kind: 'tier' | 'contact-point';
  readonly tier: EscalationTier | null;
  readonly contactPoint: ContactPointId | null;
}

/** Tiers above the one it is with; all of them once it came back. */
function tiersAbove(offer: EscalationOffer | undefined, returned: boolean): EscalationTier[] {
  return TIERS.filter((tier) => returned || offer === undefined || tier > offer.tier);
}

/** Another tier, or another contact point, with the reason; who will be asked is shown before. */
export function PassOnDialog(props: EscalationDialogProps) {
  const { facts, escalation, city } = props;
  const { id, department } = escalation;
  const judge = useJudge(props);
  const actor = useActor();
  const now = useNow();
  const directory = useDirectory();
  const words = useDirectoryWords(city, department);
  const tiers = tiersAbove(presentOffer(escalation), escalation.state === 'returned');
  const points = passOnTargets(escalation, directory);
  const [target, setTarget, forgetTarget] = useKept<Target>(`escalation-pass:${id}`, {
    kind: tiers.length > 0 ? 'tier' : 'contact-point',
    tier: tiers[0] ?? null,
    contactPoint: null,
  });
  const body = useWrittenText(`escalation-pass-text:${id}`);
  const to = ((): DeedOf<'pass-on-escalation'>['to'] | null => {
    if (target.kind === 'tier') return target.tier === null ? null : { kind: 'tier', tier: target.tier };
    return target.contactPoint === null ? null : { kind: 'contact-point', contactPoint: target.contactPoint };
  })();
  const preview =
    to === null || actor === null
      ? null
      : passOnPreview(escalation, to, { facts, actor, city, directory, now });
  const command = (() => {
    if (to === null) return target.kind === 'tier' ? 'Choose the tier.' : 'Choose the contact point.';
    if (preview?.ok === false) return preview.why;
    if (body.text === null) return 'Say in a sentence why it goes there.';
    return judge({
      type: 'pass-on-escalation',
      caseId: facts.id,
      escalationId: id,
      offer: seenOffer(escalation),
      to,
      text: body.text,
    });
  })();
  const chosen = points.find((one) => one.id === target.contactPoint) ?? null;
  return (
    <DeedDialog
      of={props}
      deed="pass-on"
      command={command}
      done={preview?.ok === true ? `Passed on to ${words.role(preview.offer.contactPoint)}.` : 'Passed on.'}
      forget={() => {
        forgetTarget();
        body.forget();
      }}
    >
      <ChoiceList<Target['kind']>
        label="To whom?"
        autoFocus
        value={target.kind}
        onChange={(kind) => setTarget({ ...target, kind })}
        choices={[
          {
            value: 'tier',
            label: 'Up, within the department',
            help: 'The directory says who of that tier is asked.',
            whyNot: tiers.length > 0 ? null : 'It is with the last tier already.',
          },
          { value: 'contact-point', label: 'A contact point', help: 'Also of another department.' },
        ]}
      />
      {target.kind === 'tier' ? (
        <TextField
          select
          label="Tier"
          value={target.tier ?? ''}
          slotProps={{ select: { native: true } }}
          onChange={(event) =>
            setTarget({ ...target, tier: TIERS.find((one) => String(one) === event.target.value) ?? null })
          }
        >
          {tiers.map((tier) => (
            <option key={tier} value={tier}>
              Tier {tier}
            </option>
          ))}
        </TextField>
      ) : (
        <Autocomplete<ContactPoint>
          options={points}
          value={chosen}
          groupBy={(one) => city.department(one.department)?.name ?? one.department}
          getOptionLabel={(one) => `${one.role} (tier ${one.tier})`}
          getOptionKey={(one) => one.id}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          onChange={(_, next) => setTarget({ ...target, contactPoint: next?.id ?? null })}
          renderInput={(params) => <TextField {...params} label="Contact point" />}
        />
      )}
      {preview?.ok === true && (
        <Box sx={{ bgcolor: 'surface.sunken', borderRadius: 1, px: 3, py: 2 }}>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            Who will be asked
          </Typography>
          <RouteStepLine step={preview.offer} words={words} now={now} />
        </Box>
      )}
      <ExplanationField label="Why it goes there" audience="internal" {...body.field} max={2_000} />
    </DeedDialog>
  );
}
