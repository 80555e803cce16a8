export { judgeSelection } from './outcomes/judge-selection.ts';
export { listOutcomes } from './outcomes/store.ts';
export { typicalOutcomeOf } from './outcomes/typical-outcome.ts';
export type * from './types.ts';
