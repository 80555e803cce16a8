import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the browser app into dist/web. Nothing is loaded from elsewhere: the app works with the network unplugged. */
export default defineConfig({
  root: 'src/web',
  publicDir: '../../public',
  plugins: [react()],
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
