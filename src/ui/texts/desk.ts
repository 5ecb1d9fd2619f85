/** Texts of the incident desk. */
export const deskTexts = {
  title: 'Incident desk',
  briefing: 'Briefing',
  incident: 'Incident',
  noIncident: 'No incident.',
  paged: 'paged',
  notAcknowledged: 'not acknowledged',
  resolved: 'resolved',
  acknowledge: 'Acknowledge',
  declare: 'Declare',
  update: 'Update',
  report: 'Hand in report',
  resolve: 'Resolve',
  say: 'What you want to say',
  sayHint: 'Declare: what is wrong and what is hit. Report: cause, evidence, prevention. Resolving ends the incident.',
} as const;
