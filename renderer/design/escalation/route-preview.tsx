import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { Route, RouteStep } from '../../../shared/domain/directory/route.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { DirectoryWords } from './directory-words.ts';
import { RouteStepLine } from './route-step-line.tsx';
import { routeSentences } from './route-sentence.ts';

interface RoutePreviewProps {
  route: Route;
  words: DirectoryWords;
  now: Instant;
}

/** Where an escalation would go, tier by tier to the supervisors, and why. */
export function RoutePreview({ route, words, now }: RoutePreviewProps) {
  const { steps, end } = route;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {steps.length === 0 ? (
        <Alert severity="warning">
          The directory has nobody there for this. It goes to the supervisors at once, with an alarm.
        </Alert>
      ) : (
        <Box component="ol" aria-label="Where it goes" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {steps.map((step, place) => (
            <Step key={step.tier} step={step} words={words} now={now} isFirst={place === 0} />
          ))}
          <Rung tier={null}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              The supervisors
            </Box>
            <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
              From {words.when(end.at)} on, with an alarm on their floor board
            </Typography>
          </Rung>
        </Box>
      )}
      {steps.some(({ contactPoint }) => words.point(contactPoint)?.sample === true) && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Names and numbers are samples for demonstration; they must be replaced before real use.
        </Typography>
      )}
      <Why route={route} words={words} />
    </Box>
  );
}

function Step({
  step,
  words,
  now,
  isFirst,
}: {
  step: RouteStep;
  words: DirectoryWords;
  now: Instant;
  isFirst: boolean;
}) {
  return (
    <Rung tier={step.tier}>
      {!isFirst && (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
          If nobody acknowledged by {words.when(step.offeredAt)}
        </Typography>
      )}
      <RouteStepLine step={step} words={words} now={now} isFirst={isFirst} />
    </Rung>
  );
}

function Rung({ tier, children }: { tier: number | null; children: React.ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '44px minmax(0, 1fr)',
        columnGap: 2,
        borderLeft: '3px solid',
        borderColor: tier === 1 ? 'primary.main' : 'line.strong',
        pl: 3,
        py: 1.5,
      }}
    >
      <Typography component="span" sx={{ color: 'text.secondary' }}>
        {tier === null ? 'Then' : `Tier ${tier}`}
      </Typography>
      <div>{children}</div>
    </Box>
  );
}

/** Every rule that was applied, tier by tier. */
function Why({ route, words }: Pick<RoutePreviewProps, 'route' | 'words'>) {
  const [shown, setShown] = useState(false);
  const id = useId();
  if (route.trace.length === 0) return null;
  return (
    <Box>
      <Button
        variant="text"
        endIcon={<ExpandMoreOutlined sx={{ transform: shown ? 'rotate(180deg)' : 'none' }} />}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        Why
      </Button>
      <Box id={id} hidden={!shown} sx={{ typography: 'caption' }}>
        {routeSentences(route.trace, words).map(({ tier, sentences }) => (
          <Box key={tier} sx={{ mt: 2 }}>
            <Typography variant="subtitle2" component="h4">
              Tier {tier}
            </Typography>
            <Box component="ul" sx={{ m: 0, pl: 4, display: 'grid', gap: 0.5 }}>
              {sentences.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
