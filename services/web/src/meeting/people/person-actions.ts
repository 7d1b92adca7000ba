import type { Participant } from '../../api/types';
import type { HostMessage } from '../session/messages';

/** What can be done about a person, by the key of its words. */
export interface PersonAction {
  readonly key:
    'mute' | 'stopVideo' | 'stopShare' | 'lowerHand' | 'makeCoHost' | 'takeCoHost' | 'handOver' | 'remove';
  readonly message: HostMessage;
  readonly danger: boolean;
}

/** The actions that make sense right now. The server decides whether they are allowed; here only those it allows are offered. */
export function actionsOn(person: Participant, self: Participant | null): readonly PersonAction[] {
  if (self === null || self.role === 'participant' || person.participantId === self.participantId) return [];
  const { participantId } = person;
  if (person.kind !== 'person') {
    return [{ key: 'remove', message: { type: 'remove', participantId }, danger: true }];
  }
  const host = self.role === 'host';
  const action = (when: boolean, key: PersonAction['key'], message: HostMessage): PersonAction[] =>
    when ? [{ key, message, danger: key === 'remove' }] : [];
  return [
    ...action(person.microphone === 'on', 'mute', {
      type: 'stop-media',
      participantId,
      source: 'microphone',
    }),
    ...action(person.camera === 'on', 'stopVideo', { type: 'stop-media', participantId, source: 'camera' }),
    ...action(person.screen === 'on', 'stopShare', { type: 'stop-media', participantId, source: 'screen' }),
    ...action(person.handRaisedAt !== undefined, 'lowerHand', { type: 'lower-hand', participantId }),
    ...action(host && person.role === 'participant', 'makeCoHost', {
      type: 'role',
      participantId,
      role: 'co-host',
    }),
    ...action(host && person.role === 'co-host', 'takeCoHost', {
      type: 'role',
      participantId,
      role: 'participant',
    }),
    ...action(host && person.role !== 'host', 'handOver', { type: 'role', participantId, role: 'host' }),
    ...action(host || person.role !== 'host', 'remove', { type: 'remove', participantId }),
  ];
}
