const BREAK = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
/** Longest head of a part, bytes. */
const MOST_HEAD = 4_096;

/**
 * The bytes a browser sent for one field of a multipart form (RFC 7578); null when there are none. The body is whole
 * and bounded already; what a part says of its name and kind is not believed anyway, so only its bytes are taken.
 */
export function fileInForm(body: Buffer, contentType: string, field: string): Buffer | null {
  const boundary = /;\s*boundary="?([\w'()+,./:=? -]{1,70})"?\s*(?:;|$)/i.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const mark = Buffer.from(`--${boundary.trimEnd()}`);
  let at = body.indexOf(mark);
  while (at !== -1) {
    const start = at + mark.length;
    if (!body.subarray(start, start + 2).equals(BREAK)) return null;
    const headEnd = body.indexOf(HEAD_END, start);
    if (headEnd === -1 || headEnd - start > MOST_HEAD) return null;
    const head = body.toString('latin1', start, headEnd);
    const next = body.indexOf(Buffer.concat([BREAK, mark]), headEnd + 2);
    if (next === -1) return null;
    const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1] ?? '';
    if (/;\s*name="([^"]*)"/i.exec(disposition)?.[1] === field)
      return body.subarray(headEnd + HEAD_END.length, next);
    at = next + BREAK.length;
  }
  return null;
}
