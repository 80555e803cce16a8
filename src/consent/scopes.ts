/** What photos may be used for. Each is asked, answered and withdrawn on its own; none is a condition of treatment. */
export const consentScopes = ['own-record', 'patient-report', 'teaching', 'research', 'publication'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** Where what is published appears. Only publication has channels. */
export const consentChannels = ['clinic-website', 'in-clinic-screen', 'social-media', 'print'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** How much of the person may be seen; each permits those before it. */
export const identifiabilities = ['region-crop', 'masked-face', 'full-face'] as const;
export type Identifiability = (typeof identifiabilities)[number];

/** Whether people see it who don't treat the patient. */
export const isSeenByOthers = (scope: ConsentScope): boolean =>
  scope === 'teaching' || scope === 'research' || scope === 'publication';
