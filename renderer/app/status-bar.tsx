import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { Connection } from '../../shared/contract/connection.ts';
import { counted, countWords } from '../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../design/key-hint.tsx';
import { timeOfDay } from '../../shared/domain/case-words/time-words.ts';
import { useTimeZone } from '../design/time-zone.ts';
import { goTo } from '../workspace/workspace.ts';
import { connectionWords } from './connection-words.ts';

function Hint({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
      {keys.map((one) => (
        <KeyHint key={one} keys={one} />
      ))}
      {children}
    </Box>
  );
}

interface StatusBarProps {
  connection: Connection | undefined;
  where: 'list' | 'tab' | 'elsewhere';
  onKeys: () => void;
}

/** The truth about the data in one line, and the keys of the moment. */
export function StatusBar({ connection, where, onKeys }: StatusBarProps) {
  const timeZone = useTimeZone();
  const dot = { '& > * + *::before': { content: '"·"', mx: 2 } };
  return (
    <Box
      component="footer"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 4,
        px: 3,
        height: 26,
        flex: 'none',
        bgcolor: 'surface.sunken',
        borderTop: 1,
        borderColor: 'divider',
        typography: 'caption',
        color: 'text.secondary',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
      }}
    >
      {connection !== undefined && (
        <Box sx={{ display: 'flex', alignItems: 'center', ...dot }}>
          <span>{connectionWords(connection, timeZone).short}</span>
          <span>
            <ButtonBase
              sx={{ font: 'inherit', color: 'inherit', textDecoration: 'underline', minHeight: 24 }}
              onClick={() => goTo('unsent')}
            >
              {countWords(connection.unsent)} unsent
            </ButtonBase>
          </span>
          {connection.refused > 0 && (
            <Box component="span" sx={{ color: 'breach.text', fontWeight: 600 }}>
              {countWords(connection.refused)} refused
            </Box>
          )}
          <span>{counted(connection.cases, 'case', 'cases')}</span>
          {connection.asOf !== null && <span>as of {timeOfDay(connection.asOf, timeZone)}</span>}
        </Box>
      )}
      <Box sx={{ ml: 'auto', display: { xs: 'none', md: 'flex' }, gap: 4, alignItems: 'center' }}>
        <ButtonBase sx={{ font: 'inherit', color: 'inherit', minHeight: 24 }} onClick={onKeys}>
          <Hint keys={['?']}>keys</Hint>
        </ButtonBase>
        {where !== 'elsewhere' && <Hint keys={['j', 'k']}>move</Hint>}
        {where === 'tab' && <Hint keys={['escape']}>back to the list</Hint>}
        {where === 'list' && <Hint keys={['enter']}>open</Hint>}
        <Hint keys={['alt+n']}>new case</Hint>
      </Box>
    </Box>
  );
}
