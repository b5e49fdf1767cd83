/** What the paths of a contact point are for. */
export const PATH_WORDS = {
  emergency: 'Emergencies',
  complaint: 'Complaints',
  routine: 'Routine work',
} as const;
