import { createServer, type ViteDevServer } from 'vite';

/** Serves the pages of this folder, and of the application what they import. */
export async function serveTests(): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: '.',
    logLevel: 'error',
    server: { port: 0, hmr: false },
    // Only a worker asks for it, which is too late to be found by itself.
    optimizeDeps: { include: ['@twilio/video-processors/dist/build/tflite-simd-1-0-0.js'] },
  });
  return server.listen();
}
