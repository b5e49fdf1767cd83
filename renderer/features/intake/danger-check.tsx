import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import Alert from '@mui/material/Alert';
import { useCallback } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import type { EmergencyNote as Noted } from '../../../shared/domain/emergency-check.ts';
import { emergencyNoteOf, scriptToAsk } from '../../../shared/domain/emergency-script.ts';
import { findServices, type EmergencyFound } from '../../../shared/domain/find-services.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import { EmergencyNote } from './emergency-note.tsx';

interface DangerCheckProps {
  city: City;
  found: EmergencyFound | null;
  service: Service | null;
  draft: NewCaseDraft;
  onChange: (parts: Partial<NewCaseDraft>) => void;
  /** It was answered, or the script was said, by somebody who was just at it: they go on from there. */
  onSettled: (note: Element) => void;
}

/** What is asked about danger: because of the caller's words, else because of the service. Nothing where nothing points to it. */
export function DangerCheck({ city, found, service, draft, onChange, onSettled }: DangerCheckProps) {
  const change = useCallback((emergency: NewCaseDraft['emergency']) => onChange({ emergency }), [onChange]);
  const script = scriptToAsk(city.pack, found?.kind.id ?? null, service);
  if (script !== null) {
    return (
      <EmergencyNote
        script={script}
        because={found === null ? [] : found.said}
        said={draft.emergency}
        onChange={change}
        onSettled={onSettled}
      />
    );
  }
  if (service?.asksEmergency !== true) return null;
  return (
    <Alert severity="warning" icon={<WarningAmberOutlined />}>
      Ask first: is anyone hurt or in danger right now? Then 911 comes first, and this after it.
    </Alert>
  );
}

/** What is recorded with the case of what was asked and said about danger; null when that is nothing. */
export function emergencyOf(draft: NewCaseDraft, service: Service, city: City): Noted | null {
  const { emergency } = findServices(city.pack, draft.serviceText);
  return emergencyNoteOf(scriptToAsk(city.pack, emergency?.kind.id ?? null, service), draft.emergency);
}
