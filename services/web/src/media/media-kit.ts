import { observeHeartbeats, type HeartbeatObserver } from './heartbeat/observer';
import { RelayConnection } from './path/relay-connection';

let connections = 0;

/** What media starts from. Made while the person still looks into the camera, so that pressing Join waits for little. */
export class MediaKit {
  readonly observer: HeartbeatObserver = observeHeartbeats();
  readonly #unused = new Set<RelayConnection>();

  /** Loads the heartbeat worker and makes an offer with room for so many other participants. */
  async prepare(participants: number): Promise<void> {
    await this.observer.ready;
    const connection = this.#make();
    this.#unused.add(connection);
    connection.prepare(participants);
  }

  /** A connection whose heartbeat is observed; the prepared one first. Nothing may be taken before the observer is ready. */
  newConnection(): RelayConnection {
    const [prepared] = this.#unused;
    if (prepared === undefined) return this.#make();
    this.#unused.delete(prepared);
    return prepared;
  }

  close(): void {
    for (const connection of this.#unused) connection.close();
    this.observer.close();
  }

  #make(): RelayConnection {
    const connection = new RelayConnection(`connection-${(connections += 1)}`);
    this.observer.attach(connection.id, connection.heartbeatReceiver);
    return connection;
  }
}
