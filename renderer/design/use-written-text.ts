import { useState } from 'react';
import { textId, type TextId } from '../../shared/domain/ids.ts';
import { useKept } from './use-kept.ts';

/** A text that is being written for somebody to read. */
interface WrittenText {
  /** As a command takes it; null while there are no words. */
  readonly text: { readonly id: TextId; readonly body: string } | null;
  /** What its field shows and does. */
  readonly field: { readonly value: string; readonly onChange: (value: string) => void };
  /** Once it has been sent. */
  forget(): void;
}

/**
 * A text that is there again when its dialog is opened again, and one text however often it is sent.
 * @param key names what is being written, and for which case
 */
export function useWrittenText(key: string, initial = ''): WrittenText {
  const [id] = useState(() => textId.parse(crypto.randomUUID()));
  const [value, onChange, forget] = useKept(key, initial);
  const body = value.trim();
  return { text: body === '' ? null : { id, body }, field: { value, onChange }, forget };
}
