import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { useTell } from '../../door/use-door.ts';
import { contactWords, languageName } from '../../design/caller-words.ts';
import { TrackingLinkButton } from './tracking-link-button.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

type Contact = DoorOutput<'contact.reveal'>;

/** Seconds for which revealed contact data stays on screen. */
const SHOWN_FOR = 60;

function Revealed({ contact, onHide }: { contact: Contact; onHide: () => void }) {
  const [left, setLeft] = useState(SHOWN_FOR);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onHide();
  }, [left, onHide]);
  const { phones, emails } = contact;
  return (
    <Box
      sx={{ display: 'grid', gap: 1, mt: 1, p: 2, border: 1, borderColor: 'line.strong', borderRadius: 1 }}
    >
      {phones.map((phone) => (
        <Link
          key={phone}
          href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
          sx={{ fontFamily: (theme) => theme.mono, justifySelf: 'start' }}
        >
          {phone}
        </Link>
      ))}
      {emails.map((email) => (
        <span key={email}>{email}</span>
      ))}
      {phones.length === 0 && emails.length === 0 && <span>No contact details are kept.</span>}
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        <span>Hidden again in {left} s. This look is on record.</span>
        <Button onClick={onHide}>Hide now</Button>
      </Box>
    </Box>
  );
}

function RevealForm({
  facts,
  card,
  onDone,
  onCancel,
}: {
  facts: CaseFacts;
  card: CallerCard;
  onDone: (contact: Contact) => void;
  onCancel: () => void;
}) {
  const [reason, setReason] = useState('');
  const reveal = useTell('contact.reveal');
  const ready = reason.trim().length >= 3 && !reveal.isPending;
  const submit = () => {
    if (ready)
      reveal.mutate({ caseId: facts.id, callerId: card.id, reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 1 }}>
      <TextField
        autoFocus
        label="Why do you need it? Kept with your name"
        placeholder="Call back about access to the yard"
        value={reason}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            submit();
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      {reveal.isError && <Alert severity="error">{reveal.error.message}</Alert>}
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Button variant="contained" aria-disabled={ready ? undefined : true} onClick={submit}>
          Show for {SHOWN_FOR} s
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </Box>
    </Box>
  );
}

function Caller({
  facts,
  card,
  whyNot,
  whyNotLink,
}: {
  facts: CaseFacts;
  card: CallerCard;
  whyNot: string | null;
  whyNotLink: string | null;
}) {
  const [asking, setAsking] = useState(false);
  const [contact, setContact] = useState<Contact | null>(null);
  const masked = contactWords(card);
  return (
    <Box component="li" sx={{ py: 1.5 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          flexWrap: 'wrap',
          gap: 2,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{shownName(card.name)}</Typography>
          <Typography
            variant="caption"
            component="p"
            sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
          >
            {[masked === '' ? 'No contact details' : masked, languageName(card.language)].join(' · ')}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', gap: 1, flex: 'none' }}>
          <TrackingLinkButton
            caseId={facts.id}
            callerId={card.id}
            name={shownName(card.name)}
            whyNot={whyNotLink}
          />
          {masked !== '' && !asking && contact === null && (
            <Tooltip title={whyNot}>
              <Button
                startIcon={<VisibilityOutlined />}
                aria-disabled={whyNot === null ? undefined : true}
                onClick={whyNot === null ? () => setAsking(true) : undefined}
              >
                Reveal
              </Button>
            </Tooltip>
          )}
        </Box>
      </Box>
      {asking && (
        <RevealForm
          facts={facts}
          card={card}
          onCancel={() => setAsking(false)}
          onDone={(found) => {
            setAsking(false);
            setContact(found);
          }}
        />
      )}
      {contact !== null && <Revealed contact={contact} onHide={() => setContact(null)} />}
    </Box>
  );
}

interface CallerPanelProps {
  facts: CaseFacts;
  callers: readonly CallerCard[];
  /** Null when contact details may be revealed now. */
  whyNotReveal: string | null;
  /** Null when callers may be given their links now. */
  whyNotLink: string | null;
  /** What can be done to callers: change, merge. */
  actions: readonly Action[];
}

/** Who follows the case. Contact data is masked until it is asked for with a reason. */
export function CallerPanel({ facts, callers, whyNotReveal, whyNotLink, actions }: CallerPanelProps) {
  const hidden = facts.callerIds.length - callers.length;
  const others = [
    facts.anonymousCallers === 0 ? null : `${facts.anonymousCallers} anonymous`,
    hidden <= 0 ? null : `${hidden} you can’t see`,
  ].filter((part) => part !== null);
  if (callers.length === 0 && others.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>Nobody is on record for this case.</Typography>;
  }
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {callers.map((card) => (
          <Caller key={card.id} facts={facts} card={card} whyNot={whyNotReveal} whyNotLink={whyNotLink} />
        ))}
      </Box>
      {others.length > 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {callers.length > 0 ? 'And ' : ''}
          {others.join(', ')}
        </Typography>
      )}
      {facts.anonymousCallers > 0 && (
        <TrackingLinkButton
          caseId={facts.id}
          callerId={null}
          name="callers without a name"
          whyNot={whyNotLink}
        />
      )}
      {callers.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
          {actions.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </Box>
      )}
    </>
  );
}
