import AddOutlined from '@mui/icons-material/AddOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { contactChannelKind, type ContactPoint } from '../../../shared/domain/directory/directory.ts';
import { CHANNEL_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { SelectLine, TextLine } from '../../design/form-parts.tsx';

type Channels = ContactPoint['channels'];

const KINDS = contactChannelKind.options.map((kind) => [kind, CHANNEL_WORDS[kind]] as const);
const MOST = 10;

/** The ways to reach an entry, in the order in which they are tried. */
export function ChannelRows({
  channels,
  onChange,
}: {
  channels: Channels;
  onChange: (channels: Channels) => void;
}) {
  const change = (place: number, parts: Partial<Channels[number]>) =>
    onChange(channels.map((one, at) => (at === place ? { ...one, ...parts } : one)));
  const up = (place: number) => {
    const moved = channels[place];
    if (moved !== undefined) onChange(channels.toSpliced(place, 1).toSpliced(place - 1, 0, moved));
  };
  return (
    <>
      {[...channels.entries()].map(([place, channel]) => (
        <Box
          key={place}
          sx={{
            display: 'grid',
            gridTemplateColumns: 'minmax(110px, 1fr) minmax(120px, 2fr) auto auto',
            gap: 2,
            alignItems: 'start',
          }}
        >
          <SelectLine
            path={`channels.${place}.kind`}
            label={`${place + 1}. Way`}
            value={channel.kind}
            options={KINDS}
            onChange={(kind) => change(place, { kind })}
          />
          <TextLine
            path={`channels.${place}.address`}
            label="Number or address"
            value={channel.address}
            max={300}
            onChange={(address) => change(place, { address })}
          />
          <Tooltip title={place === 0 ? 'It is tried first already.' : 'Try it earlier'}>
            <IconButton
              aria-label={`Try way ${place + 1} earlier`}
              aria-disabled={place === 0 ? true : undefined}
              sx={{ mt: 5 }}
              onClick={place === 0 ? undefined : () => up(place)}
            >
              <ArrowUpwardOutlined />
            </IconButton>
          </Tooltip>
          <Tooltip title="Remove this way">
            <IconButton
              aria-label={`Remove way ${place + 1}`}
              sx={{ mt: 5 }}
              onClick={() => onChange(channels.toSpliced(place, 1))}
            >
              <DeleteOutlined />
            </IconButton>
          </Tooltip>
        </Box>
      ))}
      {channels.length < MOST && (
        <Button
          variant="outlined"
          startIcon={<AddOutlined />}
          sx={{ justifySelf: 'start' }}
          onClick={() => onChange([...channels, { kind: 'phone', address: '' }])}
        >
          Add a way
        </Button>
      )}
    </>
  );
}
