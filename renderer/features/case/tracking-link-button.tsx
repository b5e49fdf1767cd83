import LinkOutlined from '@mui/icons-material/LinkOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { notify } from '../../design/notices.ts';
import { useTell } from '../../door/use-door.ts';

const NOTICE = 'tracking-link';

async function copy(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    notify({ id: NOTICE, meaning: 'done', text: 'Copied. Who has this link can answer for the caller.' });
  } catch {
    notify({
      id: NOTICE,
      meaning: 'attention',
      keep: true,
      text: `This window may not use the clipboard. The link is ${url}`,
    });
  }
}

function say(text: string): void {
  notify({ id: NOTICE, meaning: 'attention', text });
}

/** Puts the address of a caller's own page on the clipboard; the hub keeps that it was given. */
export function TrackingLinkButton(props: {
  caseId: CaseId;
  /** Null for callers without a name. */
  callerId: CallerId | null;
  /** As the callers' list names them. */
  name: string;
  whyNot: string | null;
}) {
  const { caseId, callerId, name, whyNot } = props;
  const link = useTell('tracking.link');
  const give = () =>
    link.mutate(
      { caseId, callerId },
      {
        onSuccess: ({ url }) =>
          url === null
            ? say('The city has no public pages yet: the hub has no DESK311_PUBLIC_URL.')
            : void copy(url),
        onError: ({ message }) => say(message),
      },
    );
  const off = whyNot !== null || link.isPending;
  return (
    <Tooltip title={whyNot}>
      <Button
        startIcon={<LinkOutlined />}
        aria-label={`Copy link for ${name}`}
        aria-disabled={off ? true : undefined}
        onClick={off ? undefined : give}
      >
        Copy link
      </Button>
    </Tooltip>
  );
}
