import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What the capture page loads when it is opened: networks and WebAssembly, under their own names, at /vision/. */
const visionFiles = [
  '@vladmandic/human/models/blazeface.json',
  '@vladmandic/human/models/blazeface.bin',
  '@vladmandic/human/models/facemesh.json',
  '@vladmandic/human/models/facemesh.bin',
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  'zxing-wasm/dist/reader/zxing_reader.wasm',
].map((path) => join(import.meta.dirname, 'node_modules', path));

function serveVision(): Plugin {
  return {
    name: 'vision-files',
    async buildStart() {
      if (this.environment.mode !== 'build') return;
      for (const path of visionFiles)
        this.emitFile({ type: 'asset', fileName: `vision/${basename(path)}`, source: await readFile(path) });
    },
    configureServer(server) {
      server.middlewares.use('/vision', (request, response, next) => {
        const path = visionFiles.find((each) => `/${basename(each)}` === request.url);
        if (!path) return next();
        if (path.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
        createReadStream(path).pipe(response);
      });
    },
  };
}

/** Builds the browser app into dist/web. Nothing is loaded from elsewhere: the app works with the network unplugged. */
export default defineConfig({
  root: 'src/web',
  publicDir: '../../public',
  plugins: [react(), serveVision()],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URI in a stylesheet or script would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': process.env.DERMALAPSE_API ?? 'http://127.0.0.1:3000' },
  },
});
