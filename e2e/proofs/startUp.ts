import { summary } from '../src/figures.ts';
import { figure, type Proof } from './proof.ts';

/** Figure 10: `up` on an installation that is built, five times. */
export const startUp: Proof = async (installation) => {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    await installation.down();
    const at = Date.now();
    await installation.up();
    times.push(Date.now() - at);
  }
  console.log(`up, already built: ${summary(times)}`);
  figure('up ready, worst', Math.max(...times), 'ms', 30_000, 15_000);
};
