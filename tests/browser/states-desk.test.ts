import { describeStates } from './page-states.ts';

describeStates({ colorScheme: 'light', viewport: { width: 1440, height: 900 } });
