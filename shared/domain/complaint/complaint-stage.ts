import { z } from 'zod';

/** How far a complaint is (product.md P2, after ISO 10002): each names what has been done. */
export const COMPLAINT_STAGES = {
  received: 'Received',
  acknowledged: 'Acknowledged',
  assessed: 'Assessed',
  investigated: 'Investigated',
  decided: 'Decided',
  communicated: 'Communicated',
  closed: 'Closed',
  external: 'With somebody outside',
} as const satisfies Record<string, string>;
export type ComplaintStage = keyof typeof COMPLAINT_STAGES;
export const complaintStage = z.enum(Object.keys(COMPLAINT_STAGES) as [ComplaintStage, ...ComplaintStage[]]);

/** What has to be done for a stage to be reached, after "its". */
export const COMPLAINT_DUTIES: Record<ComplaintStage, string> = {
  received: 'receipt',
  acknowledged: 'acknowledgement',
  assessed: 'assessment',
  investigated: 'investigation',
  decided: 'decision',
  communicated: 'answer to the caller',
  closed: 'closing',
  external: 'end outside',
};

/** The way a complaint goes, in its order. */
export const COMPLAINT_LADDER = [
  'received',
  'acknowledged',
  'assessed',
  'investigated',
  'decided',
  'communicated',
  'closed',
] as const satisfies readonly ComplaintStage[];

interface ComplaintEdge {
  readonly from: ComplaintStage;
  readonly to: ComplaintStage;
  readonly because: string;
  /** Only when the caller takes the complaint back. */
  readonly withdrawn?: true;
}

/** Every step a complaint can take, each with its reason. What is not listed here can't happen. */
const COMPLAINT_EDGES: readonly ComplaintEdge[] = [
  {
    from: 'received',
    to: 'acknowledged',
    because: 'Somebody of the city told the caller that it is in good hands.',
  },
  { from: 'acknowledged', to: 'assessed', because: 'How serious it is, and what it needs, was judged.' },
  { from: 'assessed', to: 'investigated', because: 'What happened was found out.' },
  { from: 'assessed', to: 'decided', because: 'It is clear without an investigation.' },
  { from: 'investigated', to: 'decided', because: 'It was decided on what was found.' },
  { from: 'received', to: 'decided', because: 'The caller takes it back.', withdrawn: true },
  { from: 'acknowledged', to: 'decided', because: 'The caller takes it back.', withdrawn: true },
  { from: 'decided', to: 'communicated', because: 'The caller was told the decision and the reasons.' },
  { from: 'communicated', to: 'closed', because: 'The remedy was given, and nothing is open.' },
  { from: 'received', to: 'external', because: 'The caller may go outside at any time.' },
  { from: 'acknowledged', to: 'external', because: 'The caller may go outside at any time.' },
  { from: 'assessed', to: 'external', because: 'The caller may go outside at any time.' },
  { from: 'investigated', to: 'external', because: 'The caller may go outside at any time.' },
  { from: 'decided', to: 'external', because: 'The caller may go outside at any time.' },
  { from: 'communicated', to: 'external', because: 'The caller does not accept the decision.' },
  { from: 'closed', to: 'external', because: 'The caller does not accept the decision after all.' },
  { from: 'external', to: 'closed', because: 'Somebody outside has ended it.' },
];

/** The reason for which a complaint may go from one stage to another; null when it may not. */
export function complaintEdge(from: ComplaintStage, to: ComplaintStage, withdrawn = false): string | null {
  const found = COMPLAINT_EDGES.find(
    (edge) => edge.from === from && edge.to === to && (edge.withdrawn !== true || withdrawn),
  );
  return found?.because ?? null;
}

/** What is to be done next of itself, by a clock; null when nothing is. */
export function nextComplaintStage(stage: ComplaintStage): ComplaintStage | null {
  const at = COMPLAINT_LADDER.findIndex((one) => one === stage);
  return at === -1 ? null : (COMPLAINT_LADDER[at + 1] ?? null);
}

/** True until nobody of the city has anything to do with it. */
export function isOpenComplaint(stage: ComplaintStage): boolean {
  return stage !== 'closed' && stage !== 'external';
}
