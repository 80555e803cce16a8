import { describeStates } from './page-states.ts';

describeStates({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
