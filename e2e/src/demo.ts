import { Installation, until, type EventTap, type TopicEvent } from './installation.ts';
import { MeetingRoom } from './meetingRoom.ts';
import { pause, steadyMillis } from './figures.ts';

interface IncidentData {
  readonly incidentId: string;
  readonly rule: string;
  readonly summary: string;
  readonly cause: { readonly id: string };
}

const start = steadyMillis();
const say = (text: string) => {
  console.log(`${((steadyMillis() - start) / 1000).toFixed(1).padStart(6)} s  ${text}`);
};

/** A meeting of three real browsers, a relay killed under it, and the explanation. */
async function demo(): Promise<void> {
  const installation = Installation.current();
  const tap = await installation.follow(['incident.lifecycle.v1', 'meeting.placement.v1', 'report.meeting.v1']);
  say('three browsers join a new meeting …');
  try {
    await withMeeting(installation, tap);
  } finally {
    tap.close();
  }
}

async function withMeeting(installation: Installation, tap: EventTap): Promise<void> {
  const room = await MeetingRoom.open(installation, 3);
  try {
    const relay = await room.activeRelay();
    say(`${room.link}: everybody sees everybody over ${relay}; each has a second path ready`);
    await pause(1_000);
    const pid = await installation.pid(relay);
    await room.resetGaps();
    const killedAt = steadyMillis();
    process.kill(pid, 'SIGKILL');
    say(`kill -9 ${relay}`);
    await explain(room, tap.events, relay, killedAt);
    await bringBack(installation, relay);
    await endWithReport(installation, room);
  } finally {
    await room.close();
  }
}

async function explain(
  room: MeetingRoom,
  events: readonly TopicEvent[],
  relay: string,
  killedAt: number,
): Promise<void> {
  const opened = await until('the incident', 15_000, () =>
    Promise.resolve(
      events.find(
        (event) =>
          event.type === 'dev.evenkeel.incident.opened.v1' &&
          event.arrivedAt >= killedAt &&
          (event.data as unknown as IncidentData).cause.id === relay,
      ),
    ),
  );
  const incident = opened.data as unknown as IncidentData;
  const placed = await until('the decision', 15_000, () =>
    Promise.resolve(
      events.find(
        (event) =>
          event.key === room.meetingId &&
          event.arrivedAt >= killedAt &&
          (event.data?.['reason'] === 'relay-lost' || event.data?.['reason'] === 'standby-lost'),
      ),
    ),
  );
  await pause(1_000);
  for (const [index, person] of room.people.entries()) {
    const diagnostics = await person.diagnostics();
    const change = diagnostics?.switches.at(-1);
    say(
      `${person.name}: longest gap between two pictures ${(await room.longestGaps())[index]} ms; ` +
        `switched to ${change?.to} after ${change?.silenceMillis} ms of silence (${change?.reason})`,
    );
  }
  say(`incident ${incident.incidentId} after ${opened.arrivedAt - killedAt} ms: ${incident.summary}`);
  say(
    `decision after ${placed.arrivedAt - killedAt} ms: primary ${placed.data?.['primary']}, ` +
      `standby ${placed.data?.['standby'] ?? 'none'}, epoch ${placed.data?.['epoch']}`,
  );
}

async function bringBack(installation: Installation, relay: string): Promise<void> {
  say(`starting ${relay} again`);
  await installation.up();
  say(`${relay} runs again`);
}

async function endWithReport(installation: Installation, room: MeetingRoom): Promise<void> {
  for (const person of room.people) await person.hasStandby(20_000);
  say('everybody has a second path again, nobody clicked anything');
  await room.host.endForAll();
  say('the host ended the meeting');
  const link = `/m/${room.meetingId}/report`;
  const report = await until('the report', 120_000, async () => {
    const response = await fetch(`${installation.url}/api/v1/reports/${room.meetingId}`);
    return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined;
  });
  say(`report: ${installation.url}${link}`);
  if (typeof report['summary'] === 'string') say(report['summary']);
}

demo().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 1;
});
