/* Runs in the page, before the application. Plain JavaScript, because no build step may touch it. */
(() => {
  const connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...settings) {
      super(...settings);
      connections.push(this);
    }
  };

  const ofSound = (stat, type) => stat.type === type && stat.kind === 'audio';

  window.soundProbe = {
    async read() {
      const open = connections.filter((one) => one.connectionState === 'connected');
      const reports = await Promise.all(open.map((one) => one.getStats()));
      const received = reports.flatMap((report) => [...report.values()].filter((stat) => ofSound(stat, 'inbound-rtp')));
      const sent = reports.flatMap((report) =>
        [...report.values()]
          .filter((stat) => ofSound(stat, 'outbound-rtp') && stat.packetsSent > 0)
          .map((stat) => report.get(stat.codecId)?.mimeType ?? ''),
      );
      const answers = open.map((one) => one.remoteDescription?.sdp ?? '');
      return {
        sent,
        agreesOnRed: answers.length > 0 && answers.every((sdp) => /^a=rtpmap:\d+ red\/48000/m.test(sdp)),
        energy: received.reduce((sum, stat) => sum + (stat.totalAudioEnergy ?? 0), 0),
      };
    },
  };
})();
