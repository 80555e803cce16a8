/** The texts that patients read before they decide: the owner's page. */
export const consentTexts = {
  title: 'Consent texts',
  lead: 'What patients read before they decide. A changed text is a new version; what was signed before stays with its own.',
  loading: 'the texts',
  edit: 'Edit',
  editOf: (scope: string) => `Edit: ${scope}`,
  version: (version: number) => `Version ${version}`,
  withProgram: 'came with Dermalapse',
  writtenBy: (name: string, day: string) => `by ${name}, ${day}`,
  fingerprint: 'SHA-256',
  older: (count: number) => `Older versions (${count})`,
  form: {
    titleOf: (scope: string) => `New version: ${scope}`,
    title: 'Title',
    body: 'Text',
    bodyHint:
      'Plain words; an empty line starts a new paragraph. Say that it is not a condition of treatment and how to withdraw.',
    save: 'Save as a new version',
  },
};
