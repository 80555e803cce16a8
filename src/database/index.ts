export { fold } from './fold.ts';
export { lockDataFolder, unusableDataFolder } from './lock-data-folder.ts';
export { type OpenDatabase, openDatabase, openDatabaseForReading } from './sqlite.ts';
export type * from './types.ts';
export { deleteVersioned, updateVersioned } from './versioned.ts';
