import createTfLite, { type TfLite } from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js';

/** Size of the pictures that are segmented. */
export const WIDTH = 256;
export const HEIGHT = 144;
const PIXELS = WIDTH * HEIGHT;

/** Finds people in small pictures. */
export class Segmenter {
  readonly #model: TfLite;

  private constructor(model: TfLite) {
    this.#model = model;
  }

  /** Rejects when the runtime or the model is not what it should be. */
  static async of(runtime: ArrayBuffer, model: ArrayBuffer): Promise<Segmenter> {
    const quiet = () => undefined;
    const tflite = await createTfLite({ wasmBinary: runtime, print: quiet, printErr: quiet });
    tflite.HEAPU8.set(new Uint8Array(model), tflite._getModelBufferMemoryOffset());
    const refused = tflite._loadModel(model.byteLength);
    const size = `${tflite._getInputWidth()} × ${tflite._getInputHeight()}`;
    if (refused !== 0 || size !== `${WIDTH} × ${HEIGHT}`)
      throw new Error(`not the model: ${refused}, ${size}`);
    return new Segmenter(tflite);
  }

  /**
   * How certainly each pixel belongs to a person, 0–1.
   *
   * @param picture RGBA, `WIDTH` × `HEIGHT`
   * @returns the model's own memory: good until the next call
   */
  segment(picture: Uint8ClampedArray): Float32Array {
    const { HEAPF32 } = this.#model;
    let at = this.#model._getInputMemoryOffset() / Float32Array.BYTES_PER_ELEMENT;
    for (let i = 0; i < 4 * PIXELS; i += 4) {
      HEAPF32[at++] = (picture[i] ?? 0) / 255;
      HEAPF32[at++] = (picture[i + 1] ?? 0) / 255;
      HEAPF32[at++] = (picture[i + 2] ?? 0) / 255;
    }
    if (this.#model._runInference() !== 0) throw new Error('the model did not run');
    const out = this.#model._getOutputMemoryOffset() / Float32Array.BYTES_PER_ELEMENT;
    return this.#model.HEAPF32.subarray(out, out + PIXELS);
  }
}
