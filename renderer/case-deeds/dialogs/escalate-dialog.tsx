import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { escalationId, isOpenEscalation } from '../../../shared/domain/escalation/escalation.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { DialogColumns } from '../../design/dialog-columns.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { useDirectoryWords } from '../../design/escalation/use-directory-words.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { escalateDefaults, kindOf } from '../escalate-defaults.ts';
import { escalationElement } from '../escalation-element.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { EscalateFields, type EscalateDraft } from './escalate-fields.tsx';
import { EscalatePreview, useRoute } from './escalate-preview.tsx';

/** Nothing of the case that others change makes an escalation another one. */
const NOTHING = () => [];

/** Sends the case to a contact point of a department. Who will be asked, and by when, stands beside what is chosen. */
export function EscalateDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = Math.floor(useNow() / MINUTE) * MINUTE;
  const directory = useDirectory();
  const [id] = useState(() => escalationId.parse(crypto.randomUUID()));
  const [draft, setDraft, forgetDraft] = useKept<EscalateDraft>(`escalate:${facts.id}`, {
    ...escalateDefaults(view, now),
    kind: null,
    tier: 1,
    department: facts.department,
    unit: facts.unit,
  });
  const body = useWrittenText(`escalate-text:${facts.id}`);
  const { path, reason, tier, department, unit } = draft;
  const named = useDirectoryWords(city, department);
  const made: CaseCommand = {
    type: 'raise-escalation',
    caseId: facts.id,
    escalationId: id,
    path,
    kind: draft.kind ?? kindOf(reason),
    tier,
    reason,
    rule: null,
    department,
    unit,
    text: body.text,
  };
  const refusal = dryRun(made, { facts, actor, city, now, directory });
  const route = useRoute(draft, facts, actor, now);
  const open = facts.escalations.find((one) => one.path === path && isOpenEscalation(one));
  const [first] = route?.steps ?? [];
  const who = first === undefined ? null : named.onDuty(first);
  const onDuty = who === null ? '' : `, ${who}`;

  return (
    <CommandDialog
      title={`Escalate ${facts.number ?? reference}`}
      label="Escalate"
      icon={<CampaignOutlined />}
      width="lg"
      facts={facts}
      command={refusal?.message ?? made}
      hint={first === undefined ? 'To the supervisors.' : `To ${named.role(first.contactPoint)}${onDuty}.`}
      changesOf={NOTHING}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetDraft();
        body.forget();
        const said =
          first === undefined
            ? 'Escalated. Nobody is there, so it goes to the supervisors.'
            : `Escalated to ${named.role(first.contactPoint)}, to acknowledge by ${named.when(first.acknowledgeBy)}.`;
        onDone(said, kept, sent);
      }}
    >
      <DialogColumns
        chosen={
          <>
            <EscalateFields draft={draft} city={city} onChange={setDraft} />
            <ExplanationField
              label={reason === 'other' ? 'Why, in your words' : 'More about it, in your words (optional)'}
              audience="internal"
              placeholder="The wire hangs over the school’s gate, at the height of a child."
              {...body.field}
              max={2_000}
            />
          </>
        }
        follows={
          <Box
            component="section"
            aria-labelledby="escalate-preview"
            sx={{ bgcolor: 'surface.sunken', borderRadius: 1, px: 4, py: 3, display: 'grid', gap: 3 }}
          >
            <Typography variant="h3" id="escalate-preview">
              Who will be asked
            </Typography>
            <EscalatePreview
              route={route}
              words={named}
              now={now}
              open={open ?? null}
              onShow={() => {
                flushSync(onClose);
                if (open !== undefined) document.getElementById(escalationElement(open.id))?.focus();
              }}
            />
          </Box>
        }
      />
    </CommandDialog>
  );
}
