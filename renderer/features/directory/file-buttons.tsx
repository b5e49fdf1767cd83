import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ChangeEvent } from 'react';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { DepartmentCode } from '../../../shared/domain/ids.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { notify } from '../../design/notices.ts';
import { ask, DoorError } from '../../door/door-client.ts';

type Problems = Extract<DoorOutput<'directory.read-file'>, { status: 'problems' }>;

interface FileButtonsProps {
  /** What is exported, and into what is imported. */
  directory: Directory;
  /** Whose entries; null: the whole city's. */
  department: DepartmentCode | null;
  /** Why nothing can be imported; null when it can. */
  whyNotImport: string | null;
  /** Takes what a file says into the draft. */
  onImport: (directory: Directory, changes: number) => void;
}

/** UTF-8, or else as spreadsheets of old wrote: the text of a file. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The directory as one file that a department fills in with a spreadsheet, and back. */
export function FileButtons({ directory, department, whyNotImport, onImport }: FileButtonsProps) {
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<{ file: string; told: Problems } | null>(null);
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      notify({ meaning: 'breach', text: error.failure.message, keep: true });
    }
  };
  const save = () =>
    guarded(async () => {
      const { name, text } = await ask('directory.write-file', { directory, department });
      download(name, text);
      notify({ meaning: 'done', text: `Exported as ${name}. It has names and numbers: keep it safe.` });
    });
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file === undefined) return;
    void guarded(async () => {
      const text = await textOf(file);
      const told = await ask('directory.read-file', { text, department, into: directory });
      if (told.status === 'problems') setWrong({ file: file.name, told });
      else onImport(told.directory, told.entries.length);
    });
  };
  return (
    <>
      <Tooltip title={whyNotImport}>
        <Button
          variant="outlined"
          startIcon={<FileUploadOutlined />}
          aria-disabled={whyNotImport === null ? undefined : true}
          onClick={whyNotImport === null ? () => field.current?.click() : undefined}
        >
          Import a file
        </Button>
      </Tooltip>
      <input
        ref={field}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label="File with contact points"
        onChange={read}
      />
      <Button variant="outlined" startIcon={<FileDownloadOutlined />} onClick={() => void save()}>
        Export
      </Button>
      {wrong !== null && (
        <DialogFrame open title="This file was not taken" width="md" onClose={() => setWrong(null)}>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Typography>
              {wrong.told.count === 1 ? 'One thing' : `${wrong.told.count} things`} in {wrong.file} can’t be
              taken over. Nothing was changed: the draft is as it was. Correct them in the file, then import
              it again.
            </Typography>
            <Box component="ul" sx={{ m: 0, pl: 4, display: 'grid', gap: 1 }}>
              {wrong.told.problems.map((one) => (
                <li key={JSON.stringify(one)}>{problemWords(one)}</li>
              ))}
            </Box>
            {wrong.told.count > wrong.told.problems.length && (
              <Typography>And {wrong.told.count - wrong.told.problems.length} more.</Typography>
            )}
          </Box>
        </DialogFrame>
      )}
    </>
  );
}

/** Where in the file, what is wrong there, and what to write. */
function problemWords({ cell, column, wrong, instead }: Problems['problems'][number]): string {
  return `${column === null ? `Row ${cell}` : `${cell}, ${column}`}: ${wrong} ${instead}`;
}
