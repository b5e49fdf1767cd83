import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { CHANNELS } from '../../../shared/domain/channel.ts';
import { FieldRow, fieldId, GroupNote } from '../../design/form-parts.tsx';
import { ListField } from '../../design/list-field.tsx';
import type { ConditionDraft } from '../../workspace/rules-draft.ts';
import { DurationLine } from './duration-line.tsx';
import { NumberLine } from './number-line.tsx';
import { PatternHelp } from './pattern-help.tsx';
import { channelName, VERDICTS, type RuleNames } from './rule-words.ts';
import { WordsField } from './words-field.tsx';

interface ConditionFieldsProps {
  when: ConditionDraft;
  names: RuleNames;
  onChange: (when: ConditionDraft) => void;
}

type Listening = Extract<ConditionDraft, { patterns: string[] }>;

function Words<C extends Listening>({ when, onChange }: { when: C; onChange: (when: C) => void }) {
  return (
    <>
      <WordsField
        path="when.patterns"
        label="Words that count"
        value={when.patterns}
        onChange={(patterns) => onChange({ ...when, patterns })}
      />
      <WordsField
        path="when.harmless"
        label="Harmless words"
        value={when.harmless}
        onChange={(harmless) => onChange({ ...when, harmless })}
      />
      <PatternHelp />
    </>
  );
}

/** What a rule looks for, to write: other fields for each kind. */
export function ConditionFields({ when, names, onChange }: ConditionFieldsProps) {
  switch (when.code) {
    case 'clock-share':
      return (
        <NumberLine
          path="when.share"
          label="Share of its time that is used up"
          value={when.share}
          step={0.01}
          unit="%"
          help="In the hours in which the clock of the case runs."
          onChange={(share) => onChange({ ...when, share })}
        />
      );
    case 'clock-breached':
      return (
        <DurationLine
          path="when.minutes"
          label="Overdue for"
          counts="minutes"
          value={when.minutes}
          help="0: at the due time itself."
          onChange={(minutes) => onChange({ ...when, minutes })}
        />
      );
    case 'reopened-again':
      return (
        <NumberLine
          path="when.count"
          label="Reopened so many times"
          value={when.count}
          onChange={(count) => onChange({ ...when, count })}
        />
      );
    case 'repeated-complaints':
      return (
        <FieldRow least={160}>
          <NumberLine
            path="when.count"
            label="So many complaints"
            value={when.count}
            onChange={(count) => onChange({ ...when, count })}
          />
          <NumberLine
            path="when.days"
            label="Within"
            unit="days"
            value={when.days}
            onChange={(days) => onChange({ ...when, days })}
          />
        </FieldRow>
      );
    case 'unsupported-closure':
      return (
        <Box role="group" aria-label="A review finds the closure" sx={{ display: 'grid' }}>
          <span>A review finds the closure</span>
          {Object.entries(VERDICTS).map(([code, words], place) => (
            <FormControlLabel
              key={code}
              control={
                <Checkbox
                  {...(place === 0 ? { id: fieldId('when.verdicts') } : {})}
                  checked={when.verdicts.includes(code)}
                  onChange={(_, ticked) => {
                    const rest = when.verdicts.filter((one) => one !== code);
                    onChange({ ...when, verdicts: ticked ? [...rest, code] : rest });
                  }}
                />
              }
              label={words}
            />
          ))}
          <GroupNote path="when.verdicts" />
        </Box>
      );
    case 'safety-words':
      return <Words when={when} onChange={onChange} />;
    case 'disability-access':
      return (
        <>
          <ListField
            path="when.always"
            label="Services whose cases always count"
            value={when.always}
            options={names.services}
            name={names.service}
            onChange={(always) => onChange({ ...when, always: always === 'all' ? [] : always })}
          />
          <Words when={when} onChange={onChange} />
        </>
      );
    case 'council-or-press':
      return (
        <>
          <ListField
            path="when.channels"
            label="Came by"
            value={when.channels}
            options={Object.keys(CHANNELS)}
            name={channelName}
            onChange={(channels) => onChange({ ...when, channels: channels === 'all' ? [] : channels })}
          />
          <Words when={when} onChange={onChange} />
        </>
      );
    default:
      when satisfies never;
      return null;
  }
}
