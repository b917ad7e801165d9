import { defineConfig } from 'vitest/config';

const service = process.env.HEARSAY_SERVICE ?? 'http://127.0.0.1:8000';

/** The built files go where the Python package ships them from; git ignores that folder. */
export default defineConfig({
  base: './',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: '../src/hearsay/showing/web/static',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // The Content-Security-Policy allows no inline script or data: script, and a small picture is as well a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/api': service } },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.{ts,tsx}'] },
});
