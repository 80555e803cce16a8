#!/usr/bin/env node
// The command line is TypeScript; tsx loads it here and in every worker thread this process starts.
import { register } from 'tsx/esm/api';

register();
const { runCli } = await import('./cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
