export { makeDemoCredentials } from './demo-account.ts';
export { loadDemoClinic } from './load-demo-clinic.ts';
