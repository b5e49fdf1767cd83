import { answerCall, NOBODY, recordContact, type IntakeJourney } from './journey-desk.ts';

/** A question that needs no case. */
export const information: IntakeJourney = {
  about: 'an information call',
  most: 5,
  run: async (desk) => {
    const count = await answerCall(desk, '323-555-9307', NOBODY);
    return recordContact(desk, count, 'i', 'Information given');
  },
};
