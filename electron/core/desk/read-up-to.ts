/**
 * The bytes of a body; null when there are more than `most`. Rejects when it breaks off.
 * @param onPart told whenever some bytes have come
 */
export async function readUpTo(
  most: number,
  body: AsyncIterable<Uint8Array> | null,
  onPart: () => void = () => {},
): Promise<ArrayBuffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (body === null) return new ArrayBuffer(0);
  for await (const part of body) {
    onPart();
    size += part.byteLength;
    if (size > most) return null;
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole.buffer;
}
