/* Runs in the page, before the application. Plain JavaScript, because no build step may touch it. */
(() => {
  const people = new Map();
  const watched = new WeakSet();

  function record(participantId) {
    const at = performance.now();
    const track = people.get(participantId);
    if (track === undefined) {
      people.set(participantId, { frames: 1, last: at, longest: 0 });
      return;
    }
    track.longest = Math.max(track.longest, at - track.last);
    track.last = at;
    track.frames += 1;
  }

  function watch(video) {
    if (watched.has(video)) return;
    watched.add(video);
    const onFrame = () => {
      const id = video.closest('[data-testid="tile"]')?.dataset.participantId;
      if (id !== undefined) record(id);
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }

  const scan = () => document.querySelectorAll('[data-testid="tile"] video').forEach(watch);
  new MutationObserver(scan).observe(document, { childList: true, subtree: true });

  window.frameProbe = {
    reset() {
      const at = performance.now();
      for (const track of people.values()) Object.assign(track, { frames: 0, last: at, longest: 0 });
    },
    read() {
      const at = performance.now();
      return [...people].map(([participantId, track]) => ({
        participantId,
        frames: track.frames,
        longestGapMillis: Math.round(Math.max(track.longest, at - track.last)),
      }));
    },
  };
})();
