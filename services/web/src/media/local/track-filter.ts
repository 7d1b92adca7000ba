/** Stands between a device and whoever is to see or hear it. */
export interface TrackFilter {
  /**
   * Resolves with the track to show for the device's own, which may be that one. The track before it ends; who asked for it
   * and still waits gets the device's own.
   */
  through(device: MediaStreamTrack): Promise<MediaStreamTrack>;
  /** Nothing is shown any more. */
  release(): void;
}

/** Shows the device as it is. */
export const UNFILTERED: TrackFilter = {
  through: (device) => Promise.resolve(device),
  release: () => undefined,
};
