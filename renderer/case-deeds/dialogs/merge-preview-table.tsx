import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { MergePreview } from '../../../shared/contract/merge-preview.ts';
import { maskedContacts } from '../../../shared/domain/caller-contacts.ts';
import { languageName, maskedPhone } from '../../design/caller-words.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

type Side = MergePreview['caller'];

const ROWS: readonly { readonly title: string; readonly of: (side: Side) => string }[] = [
  { title: 'Name', of: ({ card }) => shownName(card.name) },
  { title: 'Language', of: ({ card }) => languageName(card.language) },
  { title: 'Numbers', of: ({ card }) => maskedContacts(card).phones.map(maskedPhone).join(', ') || 'none' },
  { title: 'E-mail', of: ({ card }) => maskedContacts(card).emails.join(', ') || 'none' },
  { title: 'Cases', of: ({ cases, openCases }) => `${counted(cases, 'case', 'cases')}, ${openCases} open` },
];

/** Two records beside what they will be as one. */
export function MergePreviewTable({ preview, named }: { preview: MergePreview; named: Side['card'] }) {
  const { caller, other, after } = preview;
  const one = { ...after, card: { ...after.card, name: named.name, language: named.language } };
  return (
    <Table size="small" aria-label="Preview of the merge">
      <TableHead>
        <TableRow>
          <TableCell />
          <TableCell>This caller</TableCell>
          <TableCell>The other</TableCell>
          <TableCell>As one</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {ROWS.map(({ title, of }) => (
          <TableRow key={title}>
            <TableCell component="th" scope="row">
              {title}
            </TableCell>
            <TableCell>{of(caller)}</TableCell>
            <TableCell>{of(other)}</TableCell>
            <TableCell sx={{ fontWeight: 600 }}>{of(one)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
