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

/** Spanish when clearly more of the small words are Spanish than English; English otherwise, also when nothing tells. */
export function languageOfText(text: string): TextLanguage {
  let spanish = 0;
  let english = 0;
  for (const word of wordsOf(text.slice(0, 2_000))) {
    if (SPANISH.has(word)) spanish += 1;
    if (ENGLISH.has(word)) english += 1;
  }
  if (/[ñ¿¡]|\p{Ll}(?:ción|ó)\b/u.test(text)) spanish += 2;
  return spanish >= 2 && spanish > 1.5 * english ? 'es' : 'en';
}
