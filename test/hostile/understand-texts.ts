import { expect } from 'vitest';
import type { Random } from '../../hub/demo/random.ts';
import { fragmentOf, linkOfFragment, parseDeepLink } from '../../shared/contract/deep-link.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { findServices } from '../../shared/domain/find-services.ts';
import { readPlace } from '../../shared/domain/read-place.ts';
import { hostileText } from './hostile-text.ts';
import type { Tally } from './tally.ts';

/** Puts texts through what only reads them: the service finder, the reading of places, and links. */
export function understandTexts(pack: CityPack, random: Random, counts: Tally): void {
  for (let at = 0; at < 1_000; at += 1) {
    const text = hostileText(random, 500).slice(0, 500);
    findServices(pack, text);
    counts.count('service finder', true);
    expect(readPlace(text).kind).toMatch(/^\w+$/);
    counts.count('place as read', true);
  }
  for (let at = 0; at < 900; at += 1) {
    const text = hostileText(random, 60);
    const value = random.chance(0.5) && text.isWellFormed() ? encodeURIComponent(text) : text;
    const link = parseDeepLink(
      random.pick([
        `desk311://call?ani=${value}`,
        `desk311://search?q=${value}`,
        `desk311://case/${value}`,
        `desk311:${text}`,
      ]),
    );
    if (link !== null) expect(linkOfFragment(fragmentOf(link))).toEqual(link);
    counts.count('link', link !== null);
  }
}
