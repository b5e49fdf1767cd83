import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CityPackError, type CityPackProblem } from '../hub/city/city-pack-error.ts';
import { loadCityPack } from '../hub/city/load-city-pack.ts';

export const LOS_ANGELES = fileURLToPath(new URL('../resources/cities/los-angeles', import.meta.url));

/** Copies of the pack of Los Angeles, to be spoilt one after the other. */
export interface CityPackCopies {
  /** The folder of all copies. */
  readonly scratch: string;
  /** The present copy. */
  folder(): string;
  /** Begins a new copy. */
  renew(): void;
  /** Replaces the first match, behind a mark if there is one, and returns the line on which it stood. */
  spoil(file: string, find: string, replace: string, mark?: string): number;
  /** What loading the present copy complains of. Throws when it loads. */
  problems(): Promise<readonly CityPackProblem[]>;
  remove(): void;
}

export function cityPackCopies(): CityPackCopies {
  const scratch = mkdtempSync(join(tmpdir(), 'desk311-city-pack-'));
  let made = 0;
  const folder = () => join(scratch, String(made));
  return {
    scratch,
    folder,
    renew() {
      made += 1;
      cpSync(LOS_ANGELES, folder(), { recursive: true });
    },
    spoil(file, find, replace, mark = '') {
      const text = readFileSync(join(folder(), file), 'utf8');
      const at = text.indexOf(find, text.indexOf(mark));
      if (at < 0) throw new Error(`${file} has no ${find}`);
      writeFileSync(join(folder(), file), text.slice(0, at) + replace + text.slice(at + find.length));
      return text.slice(0, at).split('\n').length;
    },
    async problems() {
      try {
        await loadCityPack(folder(), null);
      } catch (error) {
        if (error instanceof CityPackError) return error.problems;
        throw error;
      }
      throw new Error('the broken pack was loaded');
    },
    remove: () => rmSync(scratch, { recursive: true }),
  };
}
