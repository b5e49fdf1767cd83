/** Stems with the forms that no ending tells. */
const FORMS = `
  noted: note notes noted noting
  find: found
  send: sent
  give: gave given
  do: did does
  take: took taken
  go: went goes
  leave: left
  write: wrote written
  build: built
  meet: met
  tell: told
  speak: spoke spoken
  see: saw seen seeing
  make: made
  catch: caught
  drive: drove driven
  come: came
  keep: kept
  know: knew known
  break: broke broken
  sweep: swept
  hang: hung
  grind: ground
  stand: stood
  pay: paid
  withdraw: withdrew withdrawn
  being: being
  be: is are was were been am
  have: has had having
  inspection: inspections inspection
  inspector: inspector inspectors
  notify: notified notifies notifying
  identify: identified
  verify: verified
  rectify: rectified
  remedy: remedied
  satisfy: satisfied
  empty: emptied
  deny: denied
  apply: applied
  comply: complied
  qualify: qualifies qualified
  carry: carried
  try: tried
  pave: paving paved
  tow: towed towing
  mow: mowed
  plow: plowed plowing
  cite: citing cited
  fined: fined
  graffiti: graffitied
  belongings: belongings
  belong: belonging
  engineering: engineering
  premises: premises
  summons: summons
  caltrans: caltrans
  lighting: lighting
  bus: buses bus
  bee: bees
  tree: trees
  family: families
  boundary: boundaries
  utility: utilities
  agency: agencies
  company: companies
  authority: authorities
  property: properties
  entry: entries
  party: parties
  addressed: addressed addressing
  address: address addresses
  ticketed: ticketed ticketing
  dispatch: dispatched
  mice: mice
  wire: wires wired
  limb: limbs
  serviced: serviced servicing
  miss: missed
  process: processed process
  access: access accessed
  grass: grass
  glass: glass
  news: news
  during: during
  nothing: nothing
  anything: anything
  something: something
  everything: everything
  building: building buildings
  housing: housing
  dumping: dumping
  parking: parking
  warning: warning warnings
  hearing: hearing
  marking: marking markings
  need: need needed needs needing
  exceed: exceed
  speed: speed
  weed: weed weeds
  bed: bed
  red: red
  feed: feed
  indeed: indeed
  proceed: proceed
  this: this
  his: his
  its: its
  us: us
  as: as
  gas: gas
  yes: yes
  plus: plus
  previous: previous
  various: various
  across: across
  unless: unless
  regardless: regardless
  less: less
  homeless: homeless
  business: business businesses
  illness: illness
  status: status
  thank: thanks
  always: always
  perhaps: perhaps
  hydrant: hydrants
  picture: pictures
  use: using used
  close: closed closing closes closure
  cancel: canceled cancelled cancelling canceling cancellation
  transfer: transferred transfered transferring
  refer: referred refered referring referral refers
  admit: admitted
  trim: trimmed trimming
  schedule: scheduled
  reschedule: rescheduled
  duplicate: duplicated duplicates duplicative duplication
`;

/** Forms that no ending tells, each with its stem. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  FORMS.trim()
    .split('\n')
    .flatMap((line) => {
      const [stem = '', forms = ''] = line.split(':');
      return forms
        .trim()
        .split(' ')
        .map((form) => [form, stem.trim()] as const);
    }),
);
