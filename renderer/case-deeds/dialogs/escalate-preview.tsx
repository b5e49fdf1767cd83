import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { routeEscalation } from '../../../shared/domain/directory/route-escalation.ts';
import type { Route } from '../../../shared/domain/directory/route.ts';
import { STATE_WORDS } from '../../../shared/domain/escalation/escalation-edges.ts';
import type { Escalation } from '../../../shared/domain/escalation/escalation.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import { RoutePreview } from '../../design/escalation/route-preview.tsx';
import { PATH_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { useDirectory } from '../../door/use-directory.ts';
import { useAsk } from '../../door/use-door.ts';
import type { EscalateDraft } from './escalate-fields.tsx';

/** The way an escalation of the case would go now, by this desk's directory; null without one. */
export function useRoute(
  draft: EscalateDraft,
  facts: CaseFacts,
  actor: AccountActor,
  now: Instant,
): Route | null {
  const directory = useDirectory();
  const open = directory?.open;
  const { path, tier, department, unit } = draft;
  const { service } = facts;
  const { district } = facts.place;
  return useMemo(() => {
    if (open === undefined) return null;
    return routeEscalation(
      {
        path,
        department,
        unit,
        service,
        district,
        firstTier: tier,
        at: now,
        raisedBy: actor.id,
        offered: [],
      },
      open,
    );
  }, [open, path, tier, department, unit, service, district, actor.id, now]);
}

interface EscalatePreviewProps {
  route: Route | null;
  words: DirectoryWords;
  now: Instant;
  /** An open one of the same path: there can't be two. */
  open: Escalation | null;
  /** Goes to that one. */
  onShow: () => void;
}

/** Where it goes, always there while it is being chosen. Without the hub it says as of when. */
export function EscalatePreview({ route, words, now, open, onShow }: EscalatePreviewProps) {
  const directory = useDirectory();
  const state = useAsk('connection.get', {}).data?.state;
  if (open !== null) {
    return (
      <Alert severity="info" action={<Button onClick={onShow}>Show it</Button>}>
        This case is escalated as {PATH_WORDS[open.path]} already, since <RelativeTime at={open.raisedAt} />.
        It is {STATE_WORDS[open.state]}.
      </Alert>
    );
  }
  if (route === null || directory === null) {
    return (
      <Typography>
        This desk has no directory of contact points yet, so it can’t be sent from here. Connect to the hub,
        then try again.
      </Typography>
    );
  }
  return (
    <>
      {state?.name === 'offline' && (
        <Alert severity="warning">
          {directory.asOf === null ? 'As this desk knows it' : `As of ${words.when(directory.asOf)}`}: the hub
          is away. It goes out when the hub is back, and the hub decides then who is asked.
        </Alert>
      )}
      <RoutePreview route={route} words={words} now={now} />
    </>
  );
}
