/**
 * Runs in the page: a peer connection on this machine stands for each of two relays and sends real heartbeats, written
 * over real Opus packets by an encoded transform. What the observer says is collected on `window`.
 */
import type { FromWorker } from '../../src/media/heartbeat/messages';
import { observeHeartbeats } from '../../src/media/heartbeat/observer';

declare global {
  interface Window {
    heard: (FromWorker & { at: number })[];
    relays: Record<string, { beating: boolean; peerHeard: boolean }>;
    startHeartbeats: () => Promise<void>;
  }
}

const WRITER = `
  const states = {};
  onmessage = ({ data }) => { states[data.path] = data; };
  onrtctransform = ({ transformer: { readable, writable, options } }) => {
    let sequence = 0;
    readable.pipeThrough(new TransformStream({
      transform(frame, controller) {
        const state = states[options.path];
        if (!state.beating) return;
        const bytes = new Uint8Array(15);
        bytes.set([0xfb, 0x41, 0x0a, 0xff, 0xfe, 1, state.peerHeard ? 1 : 0]);
        new DataView(bytes.buffer).setUint32(7, 3);
        new DataView(bytes.buffer).setUint32(11, sequence++);
        frame.data = bytes.buffer;
        controller.enqueue(frame);
      },
    })).pipeTo(writable);
  };`;

window.heard = [];
window.relays = {};

window.startHeartbeats = async () => {
  const observer = observeHeartbeats();
  observer.listen((message) => window.heard.push({ ...message, at: performance.now() }));
  const writer = new Worker(URL.createObjectURL(new Blob([WRITER], { type: 'text/javascript' })));
  observer.send({ type: 'watch', active: 'a', standby: 'b' });
  await observer.ready;
  for (const path of ['a', 'b']) {
    window.relays[path] = new Proxy(
      { beating: true, peerHeard: true },
      {
        set(target, key, value: boolean) {
          Object.assign(target, { [key]: value });
          writer.postMessage({ path, ...target });
          return true;
        },
      },
    );
    writer.postMessage({ path, beating: true, peerHeard: true });
    await connect(path, writer, (receiver) => observer.attach(path, receiver));
  }
};

async function connect(
  path: string,
  writer: Worker,
  attach: (receiver: RTCRtpReceiver) => void,
): Promise<void> {
  const client = new RTCPeerConnection();
  const relay = new RTCPeerConnection();
  Object.assign(window, { [`kept-${path}`]: [client, relay] });
  client.onicecandidate = ({ candidate }) => void relay.addIceCandidate(candidate ?? undefined);
  relay.onicecandidate = ({ candidate }) => void client.addIceCandidate(candidate ?? undefined);
  const { receiver } = client.addTransceiver('audio', { direction: 'recvonly' });
  attach(receiver);
  const voice = (await navigator.mediaDevices.getUserMedia({ audio: true })).getAudioTracks()[0];
  relay.addTrack(voice as MediaStreamTrack).transform = new RTCRtpScriptTransform(writer, { path });
  await client.setLocalDescription();
  await relay.setRemoteDescription(client.localDescription as RTCSessionDescriptionInit);
  await relay.setLocalDescription();
  await client.setRemoteDescription(relay.localDescription as RTCSessionDescriptionInit);
}
