import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseClock } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { BecauseButton } from '../../design/because-button.tsx';
import { languageName } from '../../design/caller-words.ts';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import { PromiseChoice } from './promise-choice.tsx';
import { promiseWords } from './promise-words.ts';
import { somebodyListens } from './told-promise.ts';
import type { Telling } from './use-telling.ts';
import { usualWords } from './usual-words.ts';

interface TellBlockProps {
  service: Service | null;
  clock: CaseClock | null;
  city: City;
  draft: NewCaseDraft;
  telling: Telling;
  onChange: (parts: Partial<NewCaseDraft>) => void;
}

/** What can truthfully be told to the caller before there is a number, and which of it the agent tells. */
export function TellBlock({ service, clock, city, draft, telling, onChange }: TellBlockProps) {
  if (service === null || clock === null) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        With the service chosen, this says when it is due, how long it really takes, and what to tell the
        caller.
      </Typography>
    );
  }
  const language = draft.callerLanguage;
  const spoken = language === 'es' ? 'es' : 'en';
  const { usual, asOf, days, told, choose } = telling;
  return (
    <>
      <Box>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2 }}>
          <Typography>
            If filed now, due{' '}
            {clock.dueAt === null ? (
              'at no set time'
            ) : (
              <strong>{exactTime(clock.dueAt, city.timeZone)}</strong>
            )}
          </Typography>
          <BecauseButton
            label="Why would it be due then?"
            title="A preview: the hub sets the true time"
            steps={clock.because}
          />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            preview
          </Typography>
        </Box>
        <Typography>{usualWords(usual, draft.place?.district ?? null)}</Typography>
        {asOf !== null && (
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
            As of {exactTime(asOf, city.timeZone)}
          </Typography>
        )}
      </Box>
      <PromiseChoice
        told={told}
        days={days}
        timeZone={city.timeZone}
        date={draft.promiseDate}
        onBasis={choose}
        onDate={(promiseDate) => onChange({ promiseDate })}
      />
      <Box
        component="blockquote"
        lang={spoken}
        sx={{
          m: 0,
          px: 3,
          py: 2,
          borderLeft: '3px solid',
          borderColor: 'line.strong',
          bgcolor: 'surface.sunken',
          borderRadius: 1,
        }}
      >
        {promiseWords(service, city, told, language)}
      </Box>
      {!somebodyListens(draft.channel) && draft.promiseBasis === null && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Nobody listens on this channel, so no promise is kept unless you choose one.
        </Typography>
      )}
      {language !== 'en' && language !== 'es' && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          The caller speaks {languageName(language)}: say this through an interpreter.
        </Typography>
      )}
    </>
  );
}
