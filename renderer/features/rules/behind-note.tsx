import CallMergeOutlined from '@mui/icons-material/CallMergeOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { notify } from '../../design/notices.ts';
import type { RulesWork } from '../../workspace/rules-draft.ts';
import { setRulesWork } from '../../workspace/workspace.ts';
import { ChangeList } from './change-list.tsx';
import { conflictWords, unitName } from './change-words.ts';
import { mergeRules } from './merge-rules.ts';
import { unitKey } from './rule-changes.ts';
import type { RuleNames } from './rule-words.ts';
import type { SavedRules } from './use-rules.ts';

interface BehindNoteProps {
  work: RulesWork;
  newest: SavedRules;
  names: RuleNames;
  /** Who saved it and when: "Nov 22, 2026, 14:10 by Samuel Bautista". */
  saved: string;
}

/** Somebody saved another version since the working copy began: what they changed, and the way to go on from it. */
export function BehindNote({ work, newest, names, saved }: BehindNoteProps) {
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState<readonly string[]>([]);
  const merged = mergeRules(work.before, work.edited, newest.document, new Set(kept));
  const goOn = () => {
    const was = work;
    setRulesWork({ ...work, base: newest.version, before: newest.document, edited: merged.document });
    setOpen(false);
    notify({
      meaning: 'done',
      text: `Your working copy goes on from version ${newest.version} now. Look at its changes, then save.`,
      action: { label: 'Undo', perform: () => setRulesWork(was) },
    });
  };
  return (
    <>
      <Alert
        severity="warning"
        sx={{ mx: 4, my: 2 }}
        action={
          <Button variant="outlined" startIcon={<SyncOutlined />} onClick={() => setOpen(true)}>
            Go on from version {newest.version}
          </Button>
        }
      >
        Version {newest.version} was saved on {saved}: “{newest.note}”. Your working copy began from version{' '}
        {work.base}. Nothing of yours is lost: put both together, then save.
      </Alert>
      {isOpen && (
        <DialogFrame
          open
          title={`Go on from version ${newest.version}`}
          width="md"
          onClose={() => setOpen(false)}
          submit={{
            label: 'Put both together',
            icon: <CallMergeOutlined />,
            whyNot: null,
            busy: false,
            perform: goOn,
          }}
        >
          <Box sx={{ display: 'grid', gap: 3, pt: 1 }}>
            {merged.conflicts.length > 0 && (
              <Box role="group" aria-label="Changed by both" sx={{ display: 'grid', gap: 1 }}>
                <Typography>
                  You both changed these. Tick those that stay as you have them; the others become as in
                  version {newest.version}.
                </Typography>
                {merged.conflicts.map((unit) => {
                  const key = unitKey(unit);
                  return (
                    <FormControlLabel
                      key={key}
                      control={
                        <Checkbox
                          checked={kept.includes(key)}
                          onChange={(_, ticked) =>
                            setKept(ticked ? [...kept, key] : kept.filter((one) => one !== key))
                          }
                        />
                      }
                      label={
                        <>
                          {unitName({ unit }, work.edited, newest.document, work.before)}: keep mine
                          {conflictWords(unit, newest.document, work.edited, names).map((line) => (
                            <Typography
                              key={line}
                              variant="caption"
                              component="span"
                              sx={{ display: 'block', color: 'text.secondary' }}
                            >
                              {line}
                            </Typography>
                          ))}
                        </>
                      }
                      sx={{ alignItems: 'flex-start' }}
                    />
                  );
                })}
              </Box>
            )}
            <Typography variant="h3">What they changed since version {work.base}</Typography>
            <ChangeList
              before={work.before}
              after={newest.document}
              names={names}
              none="Their version says the same as the one you began from."
            />
          </Box>
        </DialogFrame>
      )}
    </>
  );
}
