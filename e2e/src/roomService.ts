import { until, type Installation } from './installation.ts';

/** Room-service reads its settings when it starts; what else is missing is started with it. */
export async function restartRoomService(as: Installation): Promise<void> {
  await as.signal('room-service', 'SIGTERM');
  await until('room-service is gone', 30_000, async () =>
    (await as.status()).some(({ name, state }) => name === 'room-service' && state === 'stopped'),
  );
  await as.up();
}
