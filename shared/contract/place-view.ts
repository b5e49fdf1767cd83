import { z } from 'zod';
import { caseState } from '../domain/case-state.ts';
import { caseId } from '../domain/ids.ts';
import { place } from '../domain/place.ts';

/** A place that is offered for what was typed. */
export const placeSuggestion = place.extend({
  /** Cases known there. */
  cases: z.number().int(),
  /** From the city's address points. */
  known: z.boolean(),
  /** How its point came about: that of the address itself, or worked out from addresses near it. */
  exact: z.boolean(),
  /** The town the address points name, when it is another than the city. */
  town: z.string().nullable(),
});
export type PlaceSuggestion = z.infer<typeof placeSuggestion>;

const point = { lat: z.number(), lng: z.number(), metres: z.number() };

/** What lies around a point. */
export const placesAround = z.object({
  addresses: z.array(z.object({ address: z.string(), zip: z.string().nullable(), ...point })),
  cases: z.array(z.object({ id: caseId, address: z.string(), state: caseState, ...point })),
});
export type PlacesAround = z.infer<typeof placesAround>;

/** A folder of map pictures, served at /tiles/z/x/y.ext (web mercator, 256 pixels, y from the north). */
export const tilePack = z.object({
  minZoom: z.number().int(),
  maxZoom: z.number().int(),
  extension: z.enum(['png', 'jpg', 'webp']),
});
export type TilePack = z.infer<typeof tilePack>;
