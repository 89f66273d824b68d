import { answer, type End } from './asking.ts';
import { accountReading } from './accountReading.ts';

// A worker's own end of its channel; the types of the page know it as a window.
answer(self as unknown as End, accountReading());
