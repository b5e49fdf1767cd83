import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ContactChannelKind } from '../../../shared/domain/directory/directory.ts';
import {
  presentOffer,
  TRY_RESULTS,
  tryResult,
  type EscalationOffer,
  type TryResult,
} from '../../../shared/domain/escalation/escalation.ts';
import { ChoiceList } from '../choice-list.tsx';
import { CHANNEL_WORDS, TRY_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { useWrittenText } from '../use-written-text.ts';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';
import { useDirectoryWords } from './use-directory-words.ts';

/** What a person tries; the rest the system does. */
const BY_HAND: ReadonlySet<ContactChannelKind> = new Set(['phone', 'mobile', 'radio', 'mail']);

/** What can come of a try in a way. */
function resultsOf(channel: ContactChannelKind): TryResult[] {
  return tryResult.options.filter((one) => TRY_RESULTS[one].channels.some((kind) => kind === channel));
}

/** What a result means for the escalation. */
function helpOf(result: TryResult, { acknowledgedBy, tier }: EscalationOffer): string {
  const { countsAs } = TRY_RESULTS[result];
  if (countsAs === null) return 'It is logged; the time goes on.';
  return acknowledgedBy.includes(countsAs)
    ? `It is logged and acknowledges it: tier ${tier} has it.`
    : 'It is logged. At this contact point it does not count as acknowledged.';
}

/** Somebody calls, radios or writes to the contact point: how, and what came of it. */
export function TryDialog(props: EscalationDialogProps) {
  const { facts, escalation, city } = props;
  const { id, department } = escalation;
  const judge = useJudge(props);
  const words = useDirectoryWords(city, department);
  const offer = presentOffer(escalation);
  const ways = offer === undefined ? [] : words.ways(offer).filter(({ kind }) => BY_HAND.has(kind));
  const [place, setPlace] = useState<number | null>(null);
  const way = ways.find((one) => one.place === place) ?? ways.find(({ kind }) => kind !== 'mail') ?? ways[0];
  const [result, setResult] = useState<TryResult | null>(null);
  const body = useWrittenText(`escalation-try:${id}`);
  const command = (() => {
    if (offer === undefined) return 'Nobody was asked, so nobody can be tried.';
    if (way === undefined) return 'The directory has no way for a person to reach this contact point.';
    if (result === null) return 'Choose what came of it.';
    return judge({
      type: 'log-escalation-try',
      caseId: facts.id,
      escalationId: id,
      offer: offer.number,
      channel: way.kind,
      result,
      text: body.text,
    });
  })();
  const who = offer === undefined ? null : words.onDuty(offer);
  return (
    <DeedDialog
      of={props}
      deed="try"
      command={command}
      done={result === null ? '' : `Logged: ${TRY_WORDS[result].toLowerCase()}.`}
      forget={body.forget}
    >
      {offer !== undefined && (
        <Box>
          <Typography sx={{ fontWeight: 600 }}>
            {words.role(offer.contactPoint)}
            {who !== null && `, ${who}`}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            Tier {offer.tier} of {words.department(department)}, to acknowledge by{' '}
            {words.when(offer.acknowledgeBy)}
          </Typography>
        </Box>
      )}
      {ways.length > 1 && (
        <ToggleButtonGroup
          exclusive
          aria-label="How did you try?"
          value={way?.place ?? null}
          onChange={(_, next: number | null) => {
            if (next === null) return;
            setPlace(next);
            setResult(null);
          }}
        >
          {ways.map((one) => (
            <ToggleButton key={one.place} value={one.place}>
              {CHANNEL_WORDS[one.kind]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {way !== undefined && (
        <Box sx={{ bgcolor: 'surface.sunken', borderRadius: 1, px: 4, py: 3 }}>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {CHANNEL_WORDS[way.kind]}
          </Typography>
          <Typography
            variant="h1"
            component="p"
            sx={{ fontFamily: (theme) => theme.mono, overflowWrap: 'anywhere' }}
          >
            {way.address ?? 'No longer in the directory'}
          </Typography>
        </Box>
      )}
      {way !== undefined && offer !== undefined && (
        <ChoiceList<TryResult>
          key={way.kind}
          label="What came of it?"
          autoFocus
          value={result}
          onChange={setResult}
          choices={resultsOf(way.kind).map((value) => ({
            value,
            label: TRY_WORDS[value],
            help: helpOf(value, offer),
          }))}
        />
      )}
      <TextField
        label="What was heard (optional)"
        multiline
        maxRows={6}
        value={body.field.value}
        onChange={(event) => body.field.onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </DeedDialog>
  );
}
