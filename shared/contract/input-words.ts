/** What the parts of a request are called where a person reads of them; the last part of a path that stands here counts. */
const NAMES: Readonly<Record<string, string>> = {
  description: 'What the caller said',
  placeSaid: 'The place in the caller’s words',
  place: 'The address',
  values: 'What was answered',
  name: 'The name',
  phone: 'The phone number',
  phones: 'A phone number',
  email: 'The e-mail address',
  emails: 'An e-mail address',
  language: 'The language',
  note: 'The note',
  explanation: 'The explanation',
  remark: 'The remark',
  why: 'What the call-back is about',
  attachment: 'What is written of the file',
  attachments: 'What is written of a file',
  receiver: 'The name of the receiver',
  reason: 'The reason',
  disposition: 'How the contact ended',
  articles: 'The article used',
  filter: 'What is typed',
  password: 'The password',
  json: 'What is open on this desk',
  login: 'The sign-in name',
  text: 'What is typed',
  body: 'The draft',
};

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Why something typed can't be taken, as a sentence that says what to do; null when only a program could have meant it. */
export function typedRefusal({ path, message }: Issue): string | null {
  const part = path.findLast((one) => typeof one === 'string' && Object.hasOwn(NAMES, one) && one !== 'body');
  const name = NAMES[String(part ?? path.findLast((one) => one === 'body'))];
  // Words of our own go on from the name; those of the checking library do not.
  return name === undefined || !/^(?:has|is) /.test(message) ? null : `${name} ${message}.`;
}
