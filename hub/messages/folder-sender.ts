import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outgoing, Sender } from './sender.ts';

function textOf({ id, channel, to, subject, body, language, madeAt }: Outgoing): string {
  const head = [
    `Message-ID: <${id}>`,
    `Way: ${channel}`,
    `To: ${to}`,
    `Date: ${new Date(madeAt).toISOString()}`,
    `Content-Language: ${language}`,
    ...(subject === null ? [] : [`Subject: ${subject}`]),
  ];
  return `${head.join('\n')}\n\n${body}${body.endsWith('\n') ? '' : '\n'}`;
}

/**
 * Sends nothing: puts each message into a folder as a file a person can read, for a demo, a developer, and where there is
 * no provider. The same message again is the same file.
 */
export function folderSender(folder: string): Sender {
  return {
    name: `files in ${folder}`,
    send: async (message) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `${message.id}.txt`);
        await writeFile(`${file}.new`, textOf(message), { mode: 0o600 });
        await rename(`${file}.new`, file);
        return { kind: 'sent' };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
        return { kind: 'later', error: `the folder for messages can’t be written to${code}` };
      }
    },
    close: () => Promise.resolve(),
  };
}
