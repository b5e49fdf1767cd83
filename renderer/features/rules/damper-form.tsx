import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { escalationPath } from '../../../shared/domain/directory/directory.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { FieldRow, FormPart } from '../../design/form-parts.tsx';
import type { DamperDraft } from '../../workspace/rules-draft.ts';
import { DurationLine } from './duration-line.tsx';
import { NumberLine } from './number-line.tsx';
import { damperSentence } from './rule-words.ts';

/** How often one case is escalated at most, to write. */
export function DamperForm({
  damper,
  onChange,
}: {
  damper: DamperDraft;
  onChange: (damper: DamperDraft) => void;
}) {
  const set = (parts: Partial<Pick<DamperDraft, 'most' | 'hours' | 'sameRuleHours' | 'exempt'>>) =>
    onChange({ ...damper, ...parts });
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="h2">How often at most</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{damperSentence(damper)}</Typography>
      </Box>
      <FormPart title="All rules together, for one case">
        <FieldRow least={220}>
          <NumberLine
            path="most"
            label="Most escalations"
            value={damper.most}
            onChange={(most) => set({ most })}
          />
          <DurationLine
            path="hours"
            label="Within"
            counts="hours"
            value={damper.hours}
            onChange={(hours) => set({ hours })}
          />
        </FieldRow>
        <Box role="group" aria-label="Paths that don’t count" sx={{ display: 'grid' }}>
          <span>Not counted, and never held back by it</span>
          {escalationPath.options.map((path) => (
            <FormControlLabel
              key={path}
              control={
                <Checkbox
                  checked={damper.exempt.includes(path)}
                  onChange={(_, ticked) => {
                    const rest = damper.exempt.filter((one) => one !== path);
                    set({ exempt: ticked ? [...rest, path] : rest });
                  }}
                />
              }
              label={PATH_NAMES[path]}
            />
          ))}
        </Box>
      </FormPart>
      <FormPart title="Each rule, for one case">
        <DurationLine
          path="sameRuleHours"
          label="Waits before it raises again"
          counts="hours"
          value={damper.sameRuleHours}
          help="0: it raises again as soon as something new happens."
          onChange={(sameRuleHours) => set({ sameRuleHours })}
        />
      </FormPart>
    </>
  );
}
