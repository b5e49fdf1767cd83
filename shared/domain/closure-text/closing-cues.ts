import type { ClosingLabel } from './closing-label.ts';
import type { ClosingWord } from './read-closing-words.ts';
import { stemClosingWord } from './stem-closing-word.ts';

/**
 * Turns of phrase that speak for a label, over the words of one clause without its fillers. They are features like any
 * other: how much each says is learned. In capitals a kind of word; `+` told as having happened; `~n` under a
 * negation, `~f` still to come, `~0` neither; `|` or; `..` up to three words between; `^` and `$` the clause's ends.
 */
const CUES: Readonly<Record<Exclude<ClosingLabel, 'unclear'>, readonly string[]>> = {
  done: [
    'WORK+~0',
    'DONE+~0',
    'CITE+~0',
    '^ WORK+~0 $',
    'THING .. WORK+~0',
    'CREW|ORG .. WORK+~0',
    'issue+~0 .. CITE|notice|fine|order|ticket|abatement',
    'CITE|VIOLATION|ticket|notice .. issue+~0|write~0|serve+~0|mail+~0',
    'VIOLATION .. close+|abate+|correct+|cure+',
    'take~0 action',
    'action~0 take+~0',
    'back on|up|in~0|working',
    'now|again~0 working|on|draining|open|operational',
    'information|document|form|link|literature|brochure|copy|letter|question .. mail+~0|email+~0|send~0|provide+~0|give~0|answer+~0',
    'mail+~0|email+~0|send+~0|provide+~0|give~0|answer+~0 .. information|document|form|link|literature|brochure|copy|question',
    'report .. prepare+|take+|file+',
    'comply+~0|complied~0|approve+~0|grant+~0|refund+~0',
    'refund|credit|payment|permit|fee|charge .. issue+|apply+|post+|send~0|remove+|waive+',
    'make~0 .. repair|good|correction',
    'deliver+~0|install+~0|collect+~0|remove+~0|repair+~0|clean+~0|empty+~0|fill+~0',
    'FIND .. and .. WORK+~0',
    'already .. WORK+~0|DONE+~0',
    'turn+~0 off|down',
    'speak~0|warn+~0 .. OWNER|neighbor|party|group|driver',
  ],
  partly: [
    'temporary|temporarily|interim|temppatch|makesafe|provisional',
    'part|partial|partially|partly',
    'some .. WORK+|of',
    'most|half|only .. WORK+|of|part',
    '# of|out #',
    'WORK+ #|one|two|three of|out',
    '# .. still|remain|leave|remaining|there',
    'not all|everything|every',
    'rest|remainder|remaining|leftover',
    'but|however|except .. not|still|remain|need|other|could|leave|pending|require',
    'still .. need|out|remain|open|there|require',
    'one .. other|second',
    'other .. not|still|remain|need|pending|leave',
    'permanent|final|full .. WORK|fix|need|pending|restoration|follow',
    'unfinished|incomplete',
    'not|need~n all|finish|fully|complete',
    'start|begin|begun|initial|emergency .. not|WORK|repair|need',
    'barricade|cone|plate',
    'leave .. THING|behind|#|rest',
  ],
  referred: [
    'SEND+~0',
    '^ SEND~0',
    'SEND~0 to|for|out',
    'SEND .. ORG|OWNER|CREW|section|unit|queue|desk',
    'send~0 to ORG|OWNER|CREW',
    'TELL+~0 .. ORG|OWNER',
    'ORG|OWNER .. TELL+~0|aware',
    'TELL ORG',
    'PERSON .. TELL+~0 .. TELL|contact|ORG',
    'responsibility|responsible|maintain+|own+|belong|manage+ .. ORG|OWNER|by|to|of',
    'ORG|OWNER .. responsible|responsibility|maintain|own|handle|manage',
    'ORG property|issue|matter|line|road|pole',
    'not our|us|ours|dpw|dot|city .. ORG|SEND|TELL|TELL+',
    'wrong department|agency|queue|unit',
    'ORG will|shall .. respond|handle|contact|repair|address|reach',
    'assign+~0 .. contractor|ORG|engineering|unit',
    'jurisdiction .. ORG',
    'under|within jurisdiction|remit',
    'share+~0 .. with',
  ],
  duplicate: [
    'duplicate',
    'same as|CASE|location|problem|THING|condition|information',
    'already|previously|been~0 .. report+|submit+|file+|log+',
    'already .. system|open|have|CASE|on',
    'another|existing|previous|prior|earlier|open|other|original|similar|first|different .. CASE|workorder|number|report|reference',
    'merge|combine|consolidate|parent|child|attach|link .. CASE|#|with|into|to|under|original',
    '^ merge|combine|consolidate|link',
    'see|follow|refer .. CASE|#|original|ticket #',
    'see CASE #|original',
    'twice|double|dupe|identical|repeat|second',
    'multiple|several|more CASE|report|call|than',
    'under|on|via CASE|number|# #|number|CASE',
    'another|other PERSON .. report|call|submit|file',
    'PERSON .. create|submit|enter|file .. another|twice|same|two',
    'CASE already exist',
    'parent',
  ],
  'not-found': [
    'not|unable|no|fail|never|nothing .. FIND~n',
    'FIND .. nothing|nobody|none',
    'FIND no THING',
    'no THING|such|sign|PLACE .. FIND|see|there|PLACE|present|out|exist|set|on|at|$',
    '^ no THING $',
    'gone',
    'nolonger .. there|present|at|PLACE|on|visible',
    'nothing .. there|PLACE|out|present|set|at|$',
    'not .. there|out|present|exist|PLACE',
    'THING|group|PERSON|individual|party|subject move+~0|leave~0|disperse+|gone|go',
    'leave|move|disperse|stop|end|remove|pickup|clear .. before|prior|arrival|when|upon',
    'before|prior|arrival|when .. arrive|arrival|our|CREW',
    'clear|clean|quiet|vacant .. arrival|when|upon',
    '^ PLACE clear|clean|quiet',
    '^ clear|all|quiet clear|$',
    'no such',
    'not exist',
    'search|canvass|patrol .. no|not|negative|nothing',
    'already .. gone|remove|take|pickup|clear|move',
    'nobody .. scene|PLACE|there|around|present',
    'some|somebody|someone else',
  ],
  'no-access': [
    'not|no|unable|deny|refuse|without|fail|never|attempt .. ENTRY|gainaccess|reach|inside|get~n',
    'ENTRY|gainaccess .. deny|refuse|not|provide~n|give~n|block|unsuccessful|fail',
    'lock',
    'gate|door|fence|building|PLACE .. lock|close|code',
    'nobody|not|no .. home|answer|available|let|premise',
    'no answer|response|one .. door|home',
    'home~n',
    'block|obstruct .. by|THING|access|alley',
    'THING|PLACE|car .. block|in way|over',
    'refuse|allow~n|let~n|permit~n .. CREW|in|ENTRY|us',
    'dog .. in|loose .. yard',
    'knock|ring|attempt|try+ .. no|not|without|nobody|door',
    'door|gate|key|buzzer',
    'leave .. card|notice|hanger',
  ],
  'no-violation': [
    'no|not|without .. VIOLATION~n',
    'no|not|without .. TROUBLE~n',
    'no .. action|work|repair|enforcement .. need|necessary|require|warrant|$',
    'action|work|repair|WORK .. not|need~n need|necessary|require|warrant|$',
    'not .. warrant|necessary|meet|justify|require|need|exceed|rise',
    'need~n|require~n|necessary~n|warrant~n',
    'legal|legally|lawful|lawfully|permitted|licensed',
    'valid|current|have permit|license|registration',
    'in|meet|within compliance|code|standard|limit|regulation|guideline|range|tolerance',
    'comply|compliant .. with',
    'unfounded|unsubstantiated|baseless',
    'substantiate~n|sustain~n|confirm~n|verify~n',
    'work|operate|function|light|signal .. properly|fine|normal|normally|design|correctly|order|ok|good|well',
    '^ working|operational|ok|good|fine|secure|safe',
    'good|acceptable|satisfactory|proper condition|order|health|shape|repair',
    'safe|healthy|adequate|acceptable|normal|secure|sound|stable|alive|ok|fine',
    'no merit|cause|crime|criminal|sign|wrong|wrongdoing',
    'nothing .. wrong|illegal|need',
    'determine .. not|no',
    'find .. no|not|in|legal|ok|to',
  ],
  scheduled: [
    'WORK~f|DONE~f',
    'LOOK~f|TELL~f|FIND~f',
    'will|shall|going .. LOOK|WORK|return|come|monitor|send|followup|take|be',
    'schedule|reschedule',
    'schedule .. for|TIME|#|to',
    'workorder',
    'workorder .. create|issue|open|submit|generate|request|place|write',
    'create|issue|open|submit|generate|request|place|write .. workorder|order',
    'add|place|put|on|include .. list|queue|schedule|program|backlog|plan',
    'pending|await|wait|backlog|queue',
    'under|being|still|further|ongoing review|investigation|investigate|evaluate|study|construction|design|way',
    'progress|ongoing|underway|continue',
    'monitor|watch',
    'plan|planned|upcoming|future|next',
    'need|require|must .. WORK|replace|repair|come|attention',
    'need WORK',
    'return|come~f back|again|TIME',
    'order+ .. part|WORK|material',
    'part|material|equipment .. order|arrive|need|available',
    'assign|dispatch|send~f',
    'TIME|day|soon',
    'tag|mark|post .. removal|tow|repair|day|hour|WORK|will',
    'not .. yet',
    'still|remain open|active|pending',
  ],
  administrative: [
    'administrative|administratively|administrator',
    'automatic|automatically|auto|system|clock|computer .. close|closed|$',
    'close .. administratively|automatically|system|policy|process|procedure|age|inactivity|season|batch|supervisor|per',
    'close .. # day|week|month|year',
    'close|old|stale|aged|older .. day|year|age|limit',
    'batch|bulk|mass|housekeeping|purge|cleanup|migration close|of|old',
    'cancel',
    'cancel .. PERSON|request|by|per|at',
    'PERSON .. cancel|withdraw|decline',
    'withdraw|void|expire|lapse|timeout|stale|inactive|inactivity|discontinue|suspend',
    'nolonger .. need|want|require|interested',
    'no action take~n',
    'no response|reply|contact|call|answer .. PERSON|from|receive|back',
    'not .. respond~n|reply~n|hear~n|call~n',
    'PERSON .. not|fail .. respond|reply|call|want|wish',
    'season|program|event|year .. end|over|close|discontinue|suspend',
    'time|deadline|period|clock .. expire|pass|reach|limit|run|out',
    'without inspection|investigation|action|work|visit',
  ],
  invalid: [
    'invalid',
    'not .. valid|applicable',
    '^ test|testing|spam|prank|junk|training',
    'mistake|error',
    'insufficient|enough~n|lack|missing|incomplete|inadequate|need|more .. information|detail|address|description',
    'no|not address|location|information|description|phone|detail .. give|provide|in|$',
    'wrong|incorrect|bad|inaccurate|different .. PLACE|CASE|type|category|information|form|service|agency|$',
    'not .. city|municipal|public .. THING|PLACE|property|park|matter|issue|light|$',
    'not|no|outside|beyond .. jurisdiction|responsibility|limit|boundary|authority|purview',
    'not .. eligible|qualify|cover|offer|provide|accept|regulate|handle|serve|allow|enforce',
    'ineligible|disqualify',
    'privateproperty|private|privately|civil|commercial',
    'outside|out|beyond .. city|limit|area|boundary|jurisdiction',
    'deny|reject|decline~0|refuse~0 .. CASE|application|claim|$',
    'resubmit|submit|file|enter|create .. new|again|another|correct|different',
    'unable|not .. process~n|assist~n|help~n|determine~n|act~n',
    'no services|law|rule|program|account|record',
    'do not .. WORK|pickup|handle|regulate|accept|offer',
  ],
};

const ANY_WORD = '[^ ]+ ';

function compiledWord(written: string): string {
  const tilde = written.indexOf('~');
  const mark = tilde < 0 ? '' : written.slice(tilde + 1);
  const tensed = tilde < 0 ? written : written.slice(0, tilde);
  const past = tensed.endsWith('+');
  const word = past ? tensed.slice(0, -1) : tensed;
  const tail = `${past ? '\\+' : '\\+?'}${mark === '' ? '(?:~[nf])?' : mark === '0' ? '' : `~${mark}`}`;
  if (/^[A-Z]+$/.test(word)) return `[^ @]+@${word}${tail}`;
  return `${word === '#' ? '#' : stemClosingWord(word)}(?:@[A-Z]+)?${tail}`;
}

/** A cue as a pattern over a clause written as " word word ". */
function compiled(cue: string): RegExp {
  let pattern = '';
  for (const item of cue.split(' ')) {
    if (item === '..') pattern += `(?:${ANY_WORD}){0,3}?`;
    else if (item === '^') pattern = '^ ';
    else {
      const words = item.split('|').map((word) => (word === '$' ? '$' : `${compiledWord(word)} `));
      pattern += `${pattern === '' ? '(?<= )' : ''}(?:${words.join('|')})`;
    }
  }
  return new RegExp(pattern);
}

interface Cue {
  readonly label: ClosingLabel;
  readonly name: string;
  readonly pattern: RegExp;
}

/** Cues by the stems and kinds they can begin with: a clause is only searched for those that it can have. */
const BY_BEGINNING: ReadonlyMap<string, readonly Cue[]> = (() => {
  const cues = new Map<string, Cue[]>();
  for (const [label, ones] of Object.entries(CUES)) {
    for (const name of ones) {
      const cue = { label: label as ClosingLabel, name, pattern: compiled(name) };
      const beginning = name.split(' ').find((item) => item !== '^') ?? '';
      for (const word of beginning.split('|')) {
        const [bare = ''] = word.split(/[+~]/);
        const key = /^[A-Z]+$/.test(bare) ? `@${bare}` : bare === '#' ? '#' : stemClosingWord(bare);
        const there = cues.get(key);
        if (there === undefined) cues.set(key, [cue]);
        else there.push(cue);
      }
    }
  }
  return cues;
})();

/** A turn of phrase in a clause, from its first to its last word. */
export interface FoundCue {
  readonly label: ClosingLabel;
  readonly name: string;
  readonly first: ClosingWord;
  readonly last: ClosingWord;
}

/** The turns of phrase of one clause, each once. @param clause its words without fillers, in order */
export function cuesOf(clause: readonly ClosingWord[]): FoundCue[] {
  let text = ' ';
  /** Which word begins at which place of the text. */
  const at = new Map<number, number>();
  const starts: number[] = [];
  for (const [number, word] of clause.entries()) {
    at.set(text.length, number);
    starts.push(text.length);
    const kind = word.kind === null ? '' : `@${word.kind}`;
    const mark = word.mark === '' ? '' : `~${word.mark}`;
    text += `${word.stem}${kind}${word.past ? '+' : ''}${mark} `;
  }
  const found: FoundCue[] = [];
  const possible = new Set(
    clause.flatMap(({ stem, kind }) => [
      ...(BY_BEGINNING.get(stem) ?? []),
      ...(BY_BEGINNING.get(`@${kind}`) ?? []),
    ]),
  );
  for (const { label, name, pattern } of possible) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const from = match.index === 0 ? 1 : match.index;
    const end = match.index + match[0].length;
    const firstAt = at.get(from) ?? 0;
    let lastAt = firstAt;
    while (lastAt + 1 < starts.length && (starts[lastAt + 1] ?? end) < end) lastAt += 1;
    const first = clause[firstAt];
    const last = clause[lastAt];
    if (first !== undefined && last !== undefined) found.push({ label, name, first, last });
  }
  return found;
}
