import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const frontDoor = process.env.EVENKEEL_URL ?? 'http://localhost:8080';
// The origin stays ours: the services take changes only from pages of the host they were asked by.
const proxied = { target: frontDoor, changeOrigin: false, ws: true };

export default defineConfig({
  plugins: [react()],
  // Only a worker asks for it, which is too late to be found by itself.
  optimizeDeps: { include: ['@twilio/video-processors/dist/build/tflite-simd-1-0-0.js'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    license: { fileName: 'licenses/bundle.txt' },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': proxied, '/ws': proxied, '/relays': proxied } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'target/vitest.json' },
    // A busy machine takes its time; what hangs is found as well after so long.
    testTimeout: 20_000,
  },
});
