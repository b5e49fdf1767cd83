import { z } from 'zod';

const shortText = z.string().max(200).nullable();

/** Where the work is. What the caller said is kept beside it, as a text of its own. */
export const place = z.object({
  /** One line as it is shown: "1234 S MAIN ST, 90015" or "MAIN ST AT 5TH ST". Empty for a place known only by words. */
  address: z.string().max(300, 'has room for 300 characters. Make it shorter'),
  house: z.string().max(20).nullable(),
  direction: z.string().max(20).nullable(),
  street: shortText,
  suffix: z.string().max(20).nullable(),
  /** The other street of an intersection. */
  crossStreet: shortText,
  zip: z.string().max(10).nullable(),
  /** WGS 84 degrees; both or neither. */
  lat: z.number().min(-90).max(90).nullable(),
  lng: z.number().min(-180).max(180).nullable(),
  district: z.string().max(20).nullable(),
  neighborhoodCouncil: shortText,
});
export type Place = z.infer<typeof place>;

export const NO_PLACE: Place = {
  address: '',
  house: null,
  direction: null,
  street: null,
  suffix: null,
  crossStreet: null,
  zip: null,
  lat: null,
  lng: null,
  district: null,
  neighborhoodCouncil: null,
};
