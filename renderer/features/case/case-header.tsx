import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { BecauseButton } from '../../design/because-button.tsx';
import { DueTag } from '../../design/due-tag.tsx';
import { EscalationTag } from '../../design/escalation/escalation-tag.tsx';
import { gravestFirst } from '../../design/escalation/turn-words.ts';
import { useDirectoryWords } from '../../design/escalation/use-directory-words.ts';
import { notify } from '../../design/notices.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import { useNow } from '../../design/use-now.ts';
import { useCaseFile } from './use-case-file.tsx';
import type { CaseWords } from '../../case-deeds/use-case-words.ts';

function useCopyNumber(number: string | null): Action {
  const action = useMemo(
    (): Action => ({
      id: 'case.copy-number',
      label: 'Copy number',
      group: 'Case',
      keys: ['y'],
      icon: <ContentCopyOutlined />,
      words: ['clipboard', 'yank'],
      whyNot: number === null ? 'It has no number yet: the number comes when the hub answers.' : null,
      perform: () => {
        if (number === null) return;
        navigator.clipboard.writeText(number).then(
          () => notify({ id: 'copied', meaning: 'done', text: `Copied ${number}.` }),
          () =>
            notify({
              id: 'copied',
              meaning: 'attention',
              text: `This window may not use the clipboard. The number is ${number}.`,
            }),
        );
      },
    }),
    [number],
  );
  useActions(useMemo(() => [action], [action]));
  return action;
}

function dueTitle({ clock, state }: CaseFacts, words: CaseWords): string {
  if (clock.dueAt === null) return 'Why it has no due time now';
  return `${state === 'closed' ? 'It was due' : 'Due'} ${words.when(clock.dueAt)}`;
}

/** That the case is escalated, and whose turn it is: of several, the one that can wait least. */
function HeadEscalation({ facts, city }: { facts: CaseFacts; city: City }) {
  const words = useDirectoryWords(city, facts.department);
  const [gravest, ...others] = gravestFirst(facts.escalations, useNow(), words);
  if (gravest === undefined) return null;
  return <EscalationTag escalation={gravest} words={words} others={others.length} />;
}

/** What the caller asks about first: which case, what, where, how it stands, whose it is. Never scrolls away. */
export function CaseHeader({ view, city, words }: { view: CaseView; city: City; words: CaseWords }) {
  const { facts, reference, unsent } = view;
  const copy = useCopyNumber(facts.number);
  const [publicFile] = useCaseFile(facts);
  const waiting = unsent.filter((one) => one.state.name !== 'refused').length;
  const owner = [
    departmentName(city, facts.department),
    facts.unit === null ? null : words.unitName(facts.department, facts.unit),
    facts.assignee === null ? null : (words.colleagueName(facts.assignee) ?? 'a colleague'),
  ].filter((part) => part !== null);
  return (
    <Box
      component="header"
      sx={{ px: 4, py: 2, borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 3 }}>
        <Typography variant="h1" sx={{ fontFamily: (theme) => theme.mono, whiteSpace: 'nowrap' }}>
          {facts.number ?? reference}
        </Typography>
        {facts.number === null ? (
          <Tag
            meaning="attention"
            icon={null}
            because="The number comes when the hub answers. Don’t read this one out."
          >
            temporary
          </Tag>
        ) : (
          <>
            <ActionButton action={copy} iconOnly />
            {publicFile !== undefined && <ActionButton action={publicFile} iconOnly />}
          </>
        )}
        <Typography variant="h1" component="p" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {serviceName(city, facts.service)}
        </Typography>
        <Typography sx={{ color: 'text.secondary', minWidth: 0, overflowWrap: 'anywhere' }}>
          {facts.place.address === '' ? 'Place known only by words' : facts.place.address}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 3, rowGap: 1, mt: 1 }}>
        <StateTag
          state={facts.state}
          outcome={facts.outcome}
          closedElsewhere={facts.closedElsewhere}
          waitingReason={facts.waitingReason}
        />
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <DueTag dueAt={facts.clock.dueAt} state={facts.state} />
          {facts.clock.because.length > 0 && (
            <BecauseButton
              label={facts.state === 'closed' ? 'When was it due, and why?' : 'Why is it due then?'}
              title={dueTitle(facts, words)}
              steps={facts.clock.because}
            />
          )}
        </Box>
        <HeadEscalation facts={facts} city={city} />
        <Typography component="span">{owner.join(' · ')}</Typography>
        <Typography component="span" sx={{ color: 'text.secondary' }}>
          opened <RelativeTime at={facts.openedAt} />
        </Typography>
        {waiting > 0 && (
          <Tag
            meaning="attention"
            icon={<CloudUploadOutlined />}
            because="Kept on this desk and on its way to the hub."
          >
            {waiting === 1 ? '1 change unsent' : `${waiting} changes unsent`}
          </Tag>
        )}
      </Box>
    </Box>
  );
}
