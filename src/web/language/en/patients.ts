/** The list of patients and its search. */
export const patients = {
  title: 'Patients',
  add: 'New patient',
  search: 'Search by name or number',
  searchKeys: 'Press / on any page to search. Arrow keys go through what is found, Enter opens it.',
  thePatients: 'patients',
  nobody: 'No patient yet',
  nobodyWhy:
    'Start with a patient. Then make a series for what is treated, and put in the photos taken before the first session: everything later is compared with them.',
  found: (count: string, more: boolean) =>
    more ? `${count} or more found. Type on to narrow it down.` : `${count} found`,
  nothingFound: 'Nobody’s name or number contains',
  name: 'Name',
  number: 'Number',
  born: 'Born',
  series: 'Series',
  lastPhoto: 'Last photo',
  noPhoto: 'None yet',
  pages: 'Pages of patients',
  pageControl: (control: string) => `${control} page`,
};
