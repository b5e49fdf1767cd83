import TextField from '@mui/material/TextField';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { contactWords } from '../../design/caller-words.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

/** Which of a case's callers is meant; asked only where there are several. */
export function CallerChoice({
  callers,
  chosen,
  onChoose,
}: {
  callers: readonly CallerCard[];
  chosen: CallerId;
  onChoose: (id: CallerId) => void;
}) {
  if (callers.length < 2) return null;
  return (
    <TextField
      select
      label="Which caller?"
      value={chosen}
      slotProps={{ select: { native: true } }}
      onChange={(event) => {
        const found = callers.find(({ id }) => id === event.target.value);
        if (found !== undefined) onChoose(found.id);
      }}
    >
      {callers.map((card) => (
        <option key={card.id} value={card.id}>
          {[shownName(card.name), contactWords(card)].filter((part) => part !== '').join(', ')}
        </option>
      ))}
    </TextField>
  );
}
