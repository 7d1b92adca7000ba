import type { Placement, RelayRef, SwitchReason } from '../../api/types';
import type { FromWorker, ToWorker } from '../heartbeat/messages';
import { HASTE_MILLIS, Handover, type HandoverPath } from './handover';
import { planPaths } from './placement-plan';
import { RULE } from './switching-rule';

/** The part of a RelayPath that choosing needs. */
export interface SelectablePath extends HandoverPath {
  readonly relayId: string;
  readonly state: 'new' | 'connecting' | 'connected' | 'lost' | 'closed';
  readonly connection: { readonly id: string } | null;
  connect(token: string | null): void;
  declareDead(connectionId: string): void;
  setActive(epoch: number): void;
  /** Whether the relay says that it is being emptied. */
  readonly draining: boolean;
  setDraining(draining: boolean): void;
  close(): void;
}

/** One change of the active path, as the meeting is told of it. */
export interface PathSwitch {
  readonly from: string;
  readonly to: string;
  readonly reason: SwitchReason;
  readonly silenceMillis: number;
  readonly epoch: number;
}

export interface SelectorPorts<P extends SelectablePath> {
  open(relay: RelayRef): P;
  /** Tells the heartbeat observer what to watch. */
  observe(message: ToWorker): void;
  switched(change: PathSwitch): void;
  changed(): void;
  /** The next value of the participant's activation counter; survives a reload. */
  nextActivation(): number;
  schedule(task: () => void, delayMillis: number): void;
  /** In [0, 1). */
  random(): number;
}

/** Who leaves a relay that is being emptied does so within so long: nothing hurries, and a herd gets in its own way. */
export const SPREAD_MILLIS = 1_000;

/** How long media waits for the active path to connect while the standby is there already. */
export const PATIENCE_MILLIS = 1_500;

/** The standby's connection starts this much later when nothing is connected yet, so that it does not slow joining. */
export const STANDBY_DELAY_MILLIS = 300;

/** A relay that fell silent is told later that it was left: a request costs the page a moment in which pictures are to come. */
export const FAREWELL_MILLIS = 1_000;

/** A silent path is either heard again or declared dead within so long. */
export const DOUBT_MILLIS = RULE.deadMillis + 500;

/** Owns which paths exist and which one is active. Needs no server to switch. */
export class PathSelector<P extends SelectablePath> {
  readonly #ports: SelectorPorts<P>;
  readonly #paths = new Map<string, P>();
  /** Connections left because they fell silent. Nobody is ordered back to one before it is known not to be dead. */
  readonly #silent = new Set<string>();
  #placement: Placement | null = null;
  #activeRelayId: string | null = null;
  #wanted: string | null = null;
  #retiring: P | null = null;
  #handover: Handover<P> | null = null;
  #activation: number;

  constructor(ports: SelectorPorts<P>) {
    this.#ports = ports;
    this.#activation = ports.nextActivation();
  }

  get activation(): number {
    return this.#activation;
  }

  get placement(): Placement | null {
    return this.#placement;
  }

  get active(): P | null {
    return this.#activeRelayId === null ? null : (this.#paths.get(this.#activeRelayId) ?? null);
  }

  get standby(): P | null {
    return this.paths.find((path) => path.relayId !== this.#activeRelayId) ?? null;
  }

  get paths(): readonly P[] {
    return [...this.#paths.values()];
  }

  /** Follows a placement, unless a newer one is known. */
  place(placement: Placement, token: string | null): void {
    const before = this.#placement;
    if (before !== null && placement.epoch < before.epoch) return;
    this.#placement = placement;
    const primary = placement.primary.relayId;
    this.#activeRelayId ??= primary;
    if (before !== null && before.primary.relayId !== primary) this.#wanted = primary;
    this.#follow(token);
    for (const path of this.#paths.values()) if (path.state === 'lost') path.connect(token);
    this.#ports.changed();
  }

  pathChanged(path: P): void {
    if (path.state === 'connected') this.#settle();
    if (path.state === 'lost' && path === this.active) this.#leaveLost(path);
    this.#watch();
    this.#ports.changed();
  }

  /** A message of the heartbeat observer; path ids there are connection ids. */
  observed(message: FromWorker): void {
    switch (message.type) {
      case 'switch': {
        const to = this.#byConnection(message.decision.to);
        const from = this.#byConnection(message.decision.from);
        if (to === undefined || from !== this.active) return this.#watch();
        this.#doubt(message.decision.from);
        return this.#move(to, message.decision.reason, message.decision.silenceMillis);
      }
      case 'dead':
        return this.#byConnection(message.path)?.declareDead(message.path);
      case 'steady':
        return this.#comeBack(message.path);
      case 'beat':
        return this.#byConnection(message.path)?.setDraining(message.draining);
      case 'ready':
      case 'speakers':
      case 'layers':
        return;
    }
  }

  #doubt(connectionId: string): void {
    this.#silent.add(connectionId);
    this.#ports.schedule(() => {
      this.#silent.delete(connectionId);
      this.#follow(null);
    }, DOUBT_MILLIS);
  }

  /** What is still scheduled has nothing to follow then. */
  close(): void {
    this.#placement = null;
    for (const path of this.#paths.values()) path.close();
    this.#paths.clear();
  }

  #follow(token: string | null): void {
    const placement = this.#placement;
    if (placement === null) return;
    if (this.#wanted === this.#activeRelayId) this.#wanted = null;
    const plan = planPaths(placement, this.#describePaths(), this.#wanted);
    for (const relayId of plan.close) this.#drop(relayId);
    for (const relay of plan.open) this.#openInTurn(relay, token);
    const target = plan.moveTo === null ? undefined : this.#paths.get(plan.moveTo);
    if (target !== undefined) this.#leave(target, 'placement');
    this.#watch();
  }

  #describePaths() {
    return this.paths.map((path) => ({
      relayId: path.relayId,
      connected: path.state === 'connected' && !this.#silent.has(path.connection?.id ?? ''),
      active: path.relayId === this.#activeRelayId,
      retiring: path === this.#retiring,
    }));
  }

  #openInTurn(relay: RelayRef, token: string | null): void {
    const path = this.#ports.open(relay);
    this.#paths.set(relay.relayId, path);
    const active = relay.relayId === this.#activeRelayId;
    path.setSending(active);
    const idle = this.paths.every((one) => one.state !== 'connected');
    if (active || !idle) path.connect(token);
    else this.#ports.schedule(() => path.connect(token), STANDBY_DELAY_MILLIS);
  }

  #drop(relayId: string): void {
    this.#paths.get(relayId)?.close();
    this.#paths.delete(relayId);
  }

  /** A path came up: media waits for it, or the placement does. */
  #settle(): void {
    const active = this.active;
    if (active === null || active.state === 'lost') this.#leaveLost(active);
    else if (active.state !== 'connected') this.#doNotWaitLongFor(active);
    this.#follow(null);
  }

  /** A relay that hangs answers nothing, not even a refusal. */
  #doNotWaitLongFor(active: P): void {
    this.#ports.schedule(() => {
      if (active === this.active && active.state !== 'connected') this.#leaveLost(active);
    }, PATIENCE_MILLIS);
  }

  #leaveLost(lost: P | null): void {
    const to = this.paths.find((path) => path !== lost && path.state === 'connected');
    if (to !== undefined) this.#move(to, 'path-lost', 0);
  }

  /** The primary has been steady for long: who left it alone comes back. */
  #comeBack(connectionId: string): void {
    const path = this.#byConnection(connectionId);
    if (path === undefined || path === this.active || path.state !== 'connected') return;
    if (path.relayId === this.#placement?.primary.relayId) this.#leave(path, 'return');
  }

  /** Leaves a healthy path make-before-break, and a broken one at once. */
  #leave(to: P, reason: 'placement' | 'return'): void {
    const from = this.active;
    if (from?.state !== 'connected') return this.#move(to, reason, 0);
    if (this.#handover?.to === to || from === to) return;
    const handover = new Handover<P>(from, to, {
      schedule: (task, millis) => this.#ports.schedule(task, millis),
      isActive: (path) => path === this.active,
      move: () => {
        this.#retiring = from;
        this.#ports.observe({ type: 'moved' });
        this.#move(to, reason, 0);
      },
      arrived: () => {
        this.#release(from);
        this.#end(handover);
      },
      abandoned: () => this.#end(handover),
    });
    this.#handover = handover;
    if (reason === 'return') return handover.begin(0);
    if (from.draining) handover.begin(SPREAD_MILLIS * this.#ports.random());
    else handover.hasten(HASTE_MILLIS * this.#ports.random());
  }

  #end(handover: Handover<P>): void {
    if (this.#handover !== handover) return;
    this.#handover = null;
    this.#retiring = null;
    this.#follow(null);
  }

  #release(path: P): void {
    if (path === this.active || path.state === 'closed') return;
    path.setSending(false);
    path.setActive(this.#placement?.epoch ?? 0);
  }

  /** The relay that was chosen tells the other one too, should it be alive. */
  #releaseSilent(path: P): void {
    path.setSending(false);
    this.#ports.schedule(() => this.#release(path), FAREWELL_MILLIS);
  }

  #move(to: P, reason: SwitchReason, silenceMillis: number): void {
    const from = this.active;
    const fromRelayId = this.#activeRelayId ?? to.relayId;
    if (to.relayId === fromRelayId) return;
    this.#activeRelayId = to.relayId;
    if (to.connection !== null) this.#silent.delete(to.connection.id);
    if (this.#wanted === to.relayId) this.#wanted = null;
    this.#activation = this.#ports.nextActivation();
    const epoch = this.#placement?.epoch ?? 0;
    const handedOver = from !== null && from === this.#retiring;
    // A handover says itself when what is sent follows.
    if (!handedOver) to.setSending(true);
    to.setActive(epoch);
    if (from !== null && !handedOver) {
      if (reason === 'relay-lost') this.#releaseSilent(from);
      else this.#release(from);
      this.#follow(null);
    }
    this.#watch();
    this.#ports.switched({ from: fromRelayId, to: to.relayId, reason, silenceMillis, epoch });
    this.#ports.changed();
  }

  #watch(): void {
    const active = this.active?.connection?.id ?? null;
    const standby = this.standby?.connection?.id ?? null;
    this.#ports.observe({ type: 'watch', active, standby });
  }

  #byConnection(id: string): P | undefined {
    return this.paths.find((path) => path.connection?.id === id);
  }
}
