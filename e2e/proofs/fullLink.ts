import { linkIncident, measures, PolledSite } from '../src/polledSite.ts';
import { Snmpd } from '../src/snmpd.ts';
import { figure, type Proof } from './proof.ts';

/** `meanOver` and `keepFiring` of link-saturated are a minute each. */
const MINUTES = 150_000;
const RULE_SECONDS = 60;
const UTILISATION = 0.95;

/** A link that is full for a minute is an incident until it has had room for a minute. */
export const fullLink: Proof = async () => {
  const site = await PolledSite.begin();
  const tap = await site.follow();
  try {
    const started = Date.now();
    const octets = () =>
      (((Date.now() - started) / 1_000) * UTILISATION * Snmpd.BITS_PER_SECOND) / 8;
    const traffic = setInterval(() => void site.router.play({ status: 1, inOctets: octets() }), 200);
    try {
      await linkIncident(tap, 'opened', 'link-saturated', PolledSite.LINK, MINUTES);
    } finally {
      clearInterval(traffic);
    }
    const seen = (Date.now() - started) / 1_000;
    figure('full for a minute → incident, beyond the minute', Math.round(seen) - RULE_SECONDS, 's', 15);
    await linkIncident(tap, 'resolved', 'link-saturated', PolledSite.LINK, MINUTES);
    const utilised = tap.events
      .filter((event) => measures(event, PolledSite.LINK))
      .map((event) => Number(event.data?.['utilisationRatio'] ?? 0));
    console.log(`highest utilisation seen: ${Math.max(...utilised).toFixed(2)}`);
    console.log(`each reading: ${utilised.map((one) => one.toFixed(2)).join(' ')}`);
    if (Math.max(...utilised) < 0.9) throw new Error('the link was never seen full');
  } finally {
    tap.close();
    await site.end();
  }
};
