import type { ComplaintPack } from '../shared/domain/complaint/complaint-pack.ts';

const days = (amount: number) => ({ amount, unit: 'working-day' as const });
const both = (text: string) => ({ en: text, es: text });
const template = (subject: string) => ({
  mail: {
    en: { subject, body: [`${subject}, by {due}.`, 'Because {reasons}', 'Or go to {recourse}.'] },
    es: { subject: `Su queja {number}`, body: ['Hola {name}'] },
  },
  sms: { en: [subject], es: ['Queja {number}'] },
});

/** How the small city takes complaints. */
export const SMALL_COMPLAINTS: ComplaintPack = {
  calendar: 'office',
  targets: {
    acknowledged: days(1),
    assessed: days(2),
    investigated: days(10),
    decided: days(3),
    communicated: days(1),
    closed: days(10),
  },
  urgent: { acknowledged: { amount: 4, unit: 'working-hour' } },
  repeats: { days: 90, raisesTierBy: 1 },
  recourse: [
    { code: 'ombudsman', name: both('The ombudsman'), where: both('1 Main Street') },
    { code: 'ethics', name: both('Ethics'), where: both('2 Main Street'), about: ['person'] },
  ],
  messages: { received: template('Complaint {number}'), decided: template('Decided {number}') },
};
