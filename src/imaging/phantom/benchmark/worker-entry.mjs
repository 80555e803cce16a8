// Loads TypeScript in a worker thread, whatever loader the parent runs under.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
