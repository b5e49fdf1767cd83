import type { Plugin } from 'vite';
import type { RJSFSchema } from '@rjsf/utils';
import { compileValidators, type QuestionSource } from './compile-validators.ts';

const NAME = 'virtual:question-validators';
const RESOLVED = `\0${NAME}`;

interface QuestionFile {
  readonly schema: RJSFSchema;
}

/**
 * Serves `virtual:question-validators`: the questions of every city pack, compiled while the renderer is built.
 * @param cities folder of the city packs, absolute
 */
export function questionValidators(cities: string): Plugin {
  return {
    name: 'question-validators',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const sources: QuestionSource[] = [];
      for (const city of await this.fs.readdir(cities)) {
        const folder = `${cities}/${city}/questions`;
        const files = await this.fs.readdir(folder).catch((): string[] => []);
        for (const file of files) {
          if (!file.endsWith('.json')) continue;
          const path = `${folder}/${file}`;
          this.addWatchFile(path);
          const read = JSON.parse(await this.fs.readFile(path, { encoding: 'utf8' })) as QuestionFile;
          sources.push({ service: file.slice(0, -'.json'.length), schema: read.schema });
        }
      }
      return { code: compileValidators(sources), moduleType: 'js' };
    },
  };
}
