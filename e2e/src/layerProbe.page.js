/* Runs in the page, before the application. Plain JavaScript, because no build step may touch it. */
(() => {
  const connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...settings) {
      super(...settings);
      connections.push(this);
    }
  };

  window.layerProbe = {
    async read() {
      const open = connections.filter((one) => one.connectionState === 'connected');
      const reports = await Promise.all(open.map((one) => one.getStats()));
      return reports
        .flatMap((report) => [...report.values()])
        .filter((stat) => stat.type === 'outbound-rtp' && stat.rid !== undefined)
        .map(({ rid, active, framesEncoded, bytesSent, totalEncodeTime }) => ({
          rid,
          active,
          framesEncoded: framesEncoded ?? 0,
          bytesSent: bytesSent ?? 0,
          encodeSeconds: totalEncodeTime ?? 0,
        }));
    },
  };
})();
