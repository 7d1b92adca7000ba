import { falseSwitches } from './falseSwitches.ts';
import { fullLink } from './fullLink.ts';
import { joins } from './joins.ts';
import { kafkaOutage, postgresOutage } from './outages.ts';
import { lighthouseScores } from './lighthouse.ts';
import { firstKills, losses } from './losses.ts';
import { pages } from './pages.ts';
import { recordingKills } from './recordingKills.ts';
import { roomRestart } from './roomRestart.ts';
import { rollingRestart } from './rollingRestart.ts';
import { sickRelay } from './sickRelay.ts';
import { startUp } from './startUp.ts';
import { unplugged } from './unplugged.ts';
import { weight } from './weight.ts';
import { zombie } from './zombie.ts';
import type { Proof } from './proof.ts';
import { withInstallation } from './proof.ts';

/** Every long proof, by the name it is called with: `npm run proof -- NAME`. */
const PROOFS: Readonly<Record<string, Proof>> = {
  'first-kills': firstKills,
  kills: losses({ signal: 'SIGKILL', victim: 'active', rounds: 20 }),
  freezes: losses({ signal: 'SIGSTOP', victim: 'active', rounds: 20 }),
  'standby-kills': losses({ signal: 'SIGKILL', victim: 'standby', rounds: 10 }),
  'false-switches': falseSwitches,
  'kafka-outage': kafkaOutage,
  'postgres-outage': postgresOutage,
  zombie,
  'sick-relay': sickRelay,
  'rolling-restart': rollingRestart,
  'room-restart': roomRestart,
  unplugged,
  joins,
  'start-up': startUp,
  pages,
  weight,
  lighthouse: lighthouseScores,
  'full-link': fullLink,
  'recording-kills': recordingKills,
};

const [name = ''] = process.argv.slice(2);
const proof = PROOFS[name];
if (proof === undefined) {
  console.error(`Which proof? ${Object.keys(PROOFS).join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    await withInstallation(proof);
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exitCode = 1;
  }
}
