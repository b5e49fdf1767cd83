import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  ESCALATION_STATES,
  presentOffer,
  type Escalation,
  type EscalationOffer,
} from '../../../shared/domain/escalation/escalation.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { CHANNEL_WORDS, TRY_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { Tag } from '../tag.tsx';
import { ContactWays } from './contact-ways.tsx';
import type { DirectoryWords } from './directory-words.ts';
import { rungOf, type Rung } from './rung.ts';

const LOOKS = {
  waiting: { meaning: 'information', icon: <HourglassEmptyOutlined /> },
  taken: { meaning: 'done', icon: <CheckCircleOutlined /> },
  late: { meaning: 'attention', icon: <CheckCircleOutlined /> },
  missed: { meaning: 'breach', icon: <NotificationImportantOutlined /> },
  left: { meaning: 'neutral', icon: <RedoOutlined /> },
} as const satisfies Record<Rung['how'], unknown>;

interface EscalationLadderProps {
  escalation: Escalation;
  words: DirectoryWords;
  /** What was written in a text; null when it is not at hand. */
  textOf: (id: TextId) => string | null;
}

/** Who was asked, tier by tier, the first one on top, with every try to reach them. */
export function EscalationLadder({ escalation, words, textOf }: EscalationLadderProps) {
  const { offers, tries, tryCount } = escalation;
  if (offers.length === 0) {
    return <Typography>Nobody of any tier could be asked: the directory has nobody there.</Typography>;
  }
  const present = presentOffer(escalation);
  const isOpen = ESCALATION_STATES[escalation.state].open;
  return (
    <>
      <Box component="ol" aria-label="Who was asked" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {offers.map((offer) => (
          <LadderRung
            key={offer.number}
            escalation={escalation}
            offer={offer}
            words={words}
            textOf={textOf}
            showWays={isOpen && offer === present}
          />
        ))}
      </Box>
      {tryCount > tries.length && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          The last {tries.length} of {tryCount} tries; the timeline has all of them.
        </Typography>
      )}
    </>
  );
}

interface LadderRungProps extends EscalationLadderProps {
  offer: EscalationOffer;
  /** How it is reached: of use only while it is asked. */
  showWays: boolean;
}

function LadderRung({ escalation, offer, words, textOf, showWays }: LadderRungProps) {
  const rung = rungOf(escalation, offer, words);
  const { meaning, icon } = LOOKS[rung.how];
  const who = words.onDuty(offer);
  const tries = escalation.tries.filter((one) => one.offer === offer.number);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '52px minmax(0, 1fr)',
        columnGap: 3,
        borderLeft: '3px solid',
        borderColor: meaning === 'neutral' ? 'line.strong' : `${meaning}.line`,
        pl: 3,
        py: 1.5,
      }}
    >
      <Typography sx={{ fontWeight: 600 }}>Tier {offer.tier}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1, justifyItems: 'start' }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            // What became of it is read whole, on two lines where it must be.
            '& > span': { height: 'auto', whiteSpace: 'normal' },
          }}
        >
          <Box component="span" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
            {words.role(offer.contactPoint)}
            {who !== null && `, ${who}`}
          </Box>
          <Tag meaning={meaning} icon={icon} quiet>
            {rung.words}
          </Tag>
        </Box>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {rung.times}
        </Typography>
        {showWays && <ContactWays ways={words.ways(offer)} />}
        {tries.length > 0 && (
          <Box component="ul" aria-label="Tries" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {tries.map(({ at, by, channel, result, text }) => {
              const said = text === null ? null : textOf(text);
              return (
                <Box
                  component="li"
                  key={`${at} ${channel} ${result}`}
                  sx={{ typography: 'caption', py: 0.5 }}
                >
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {words.when(at)} {words.person(by)}, {CHANNEL_WORDS[channel].toLowerCase()}:{' '}
                  </Box>
                  {TRY_WORDS[result]}
                  {said !== null && ` “${said}”`}
                </Box>
              );
            })}
          </Box>
        )}
      </Box>
    </Box>
  );
}
