import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { escalationPath, TIERS } from '../../../shared/domain/directory/directory.ts';
import { TRIGGER_LIMITS } from '../../../shared/domain/escalation/escalation-triggers.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { FieldRow, FormPart, SelectLine, TextLine } from '../../design/form-parts.tsx';
import type { DamperDraft, RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { ConditionFields } from './condition-fields.tsx';
import { KINDS, ruleSentence, wordsOf, type RuleNames } from './rule-words.ts';
import { ServiceChoice } from './service-choice.tsx';
import { WordsTry } from './words-try.tsx';

type Field = 'id' | 'name' | 'active' | 'services' | 'path' | 'kind' | 'tier' | 'when';

interface RuleFormProps {
  rule: RuleDraft;
  damper: DamperDraft;
  sets: RulesDraft['sets'];
  names: RuleNames;
  /** A new rule may still choose its code; a saved one is known by it. */
  isNew: boolean;
  isWrong: boolean;
  onChange: (rule: RuleDraft) => void;
}

/** A rule of the working copy, to write. */
export function RuleForm({ rule, damper, sets, names, isNew, isWrong, onChange }: RuleFormProps) {
  const set = (parts: Partial<Pick<RuleDraft, Field>>) => onChange({ ...rule, ...parts });
  const words = wordsOf(rule.when);
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
          {rule.name.en === '' ? 'New rule' : rule.name.en}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>{ruleSentence(rule, damper, names)}</Typography>
        <FormControlLabel
          control={<Checkbox checked={rule.active} onChange={(_, active) => set({ active })} />}
          label="Switched on"
          sx={{ width: 'fit-content' }}
        />
      </Box>
      <FormPart title={`What fires it: ${KINDS[rule.when.code].name.toLowerCase()}`}>
        {words !== null && (
          <WordsTry patterns={words.patterns} harmless={words.harmless} sets={sets} isWrong={isWrong} />
        )}
        <ConditionFields when={rule.when} names={names} onChange={(when) => set({ when })} />
      </FormPart>
      <FormPart title="Which cases">
        <ServiceChoice value={rule.services} names={names} onChange={(services) => set({ services })} />
      </FormPart>
      <FormPart title="Where it goes">
        <FieldRow least={130}>
          <SelectLine
            path="path"
            label="Path"
            value={rule.path}
            options={escalationPath.options.map((path) => [path as string, PATH_NAMES[path]] as const)}
            onChange={(path) => set({ path })}
          />
          <SelectLine
            path="tier"
            label="Begins at"
            value={String(rule.tier)}
            options={TIERS.map((tier) => [String(tier), `Tier ${tier}`] as const)}
            onChange={(text) => set({ tier: Number(text) })}
          />
          <SelectLine
            path="kind"
            label="Escalates"
            value={rule.kind}
            options={[
              ['functional', 'To more skill'],
              ['hierarchic', 'Upward'],
            ]}
            onChange={(kind) => set({ kind })}
          />
        </FieldRow>
      </FormPart>
      <FormPart title="What it is called">
        <FieldRow least={200}>
          <TextLine
            path="name.en"
            label="Name"
            value={rule.name.en}
            max={TRIGGER_LIMITS.name}
            onChange={(en) => set({ name: { ...rule.name, en } })}
          />
          <TextLine
            path="name.es"
            label="Name in Spanish"
            value={rule.name.es}
            max={TRIGGER_LIMITS.name}
            onChange={(es) => set({ name: { ...rule.name, es } })}
          />
        </FieldRow>
        {isNew ? (
          <TextLine
            path="id"
            label="Code, unique: lower-case words joined by dashes"
            value={rule.id}
            max={60}
            onChange={(text) => set({ id: text.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-') })}
          />
        ) : (
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            Its code is <Code>{rule.id}</Code>. It stays: escalations that it raised are known by it.
          </Typography>
        )}
      </FormPart>
    </>
  );
}

function Code({ children }: { children: string }) {
  return (
    <Box component="span" sx={(theme) => ({ fontFamily: theme.mono })}>
      {children}
    </Box>
  );
}
