/** TensorFlow Lite with its XNNPACK kernels, as @twilio/video-processors ships it: one model, one input, one output. */
declare module '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js' {
  export interface TfLite {
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    /** Offsets into the memory, in bytes. */
    _getModelBufferMemoryOffset(): number;
    _getInputMemoryOffset(): number;
    _getOutputMemoryOffset(): number;
    /** In pixels; known once a model is loaded. */
    _getInputWidth(): number;
    _getInputHeight(): number;
    /** Takes what lies in the model buffer; 0 when it is a model. */
    _loadModel(bytes: number): number;
    _runInference(): number;
  }

  export interface TfLiteOptions {
    readonly wasmBinary: ArrayBuffer;
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }

  export default function createTfLite(options: TfLiteOptions): Promise<TfLite>;
}
