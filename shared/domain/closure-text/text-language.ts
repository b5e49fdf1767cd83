import { wordsOf } from '../fold-text.ts';

/** The language a text is written in, as far as it matters who can judge it. */
export type TextLanguage = 'en' | 'es';

const SPANISH = new Set(
  `el la los las un una de del al y o que se su sus con por para no en es fue fueron ha han sido esta este esto estan como
   pero si cuando donde porque ya mas sin sobre entre hasta desde lo le les nos muy tambien gracias favor calle caso solicitud
   reporte queja ciudad vecino basura arbol luz bache reparado reparada reparo limpio limpiaron retiro retirado recogido recogio
   inspeccion inspector encontro encontramos encontrado pudo trabajo dia semana sera seran cerrado cerrada duplicado`.split(
    /\s+/,
  ),
);
const ENGLISH = new Set(
  `the a an of to and or that this with by for not is was were has have been are will be it you we they at on from but if
   when where because already more without about please thank street case request report complaint city trash tree light pothole
   repaired removed cleaned found inspected inspection work week day closed duplicate no in no`.split(/\s+/),
);

/** Spanish words that streets and people in English texts have, too: alone they tell nothing. */
const IN_NAMES = new Set('el la los las de del san santa y calle con no se'.split(' '));

/** Endings of Spanish verbs that hardly any English word has: "retiraron", "encontramos". */
const SPANISH_VERB = /^\p{L}{3,}(?:aron|ieron|amos|imos|aremos|aran|iendo)$/u;

/** Spanish when clearly more of the small words are Spanish than English; English otherwise, also when nothing tells. */
export function languageOfText(text: string): TextLanguage {
  let sure = /[¿¡]|\p{Ll}ción(?:es)?\b/u.test(text) ? 1 : 0;
  let names = 0;
  let english = 0;
  for (const word of wordsOf(text.slice(0, 2_000))) {
    if (IN_NAMES.has(word)) names += 1;
    else if (SPANISH.has(word) || SPANISH_VERB.test(word)) sure += 1;
    if (ENGLISH.has(word)) english += 1;
  }
  const spanish = sure + (sure > 0 ? names : 0);
  return spanish >= 2 && spanish > 1.5 * english ? 'es' : 'en';
}
