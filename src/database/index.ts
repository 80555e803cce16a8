export { lockDataFolder, unusableDataFolder } from './lock-data-folder.ts';
export { type OpenDatabase, openDatabase } from './sqlite.ts';
export type * from './types.ts';
