/** Marks that a page puts into charts; their other words come with the charts. */
export const charts = {
  plan: (version: number) => `plan ${version}`,
  planDetail: (version: number, day: string) =>
    `Plan ${version} since ${day}: all visits were measured anew with it.`,
  outcome: 'new primary outcome',
  judgedBy: 'judged otherwise',
};
