/** Two people changed the same thing. */
export const merging = {
  both: 'You both changed:',
  field: 'What',
  yours: 'Yours',
  theirs: 'Theirs',
  choose: 'Choose',
  takeTheirs: 'Take theirs',
  takeTheirsOf: (field: string) => `Take theirs: ${field}`,
  takenTheirs: 'Theirs taken',
  nothing: '(nothing)',
  taken: (fields: string) => `Taken over from them, since you had not changed it: ${fields}.`,
  saveAgain: 'What you typed is in the form below. Change what you like and save again.',
};
