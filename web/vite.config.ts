// Builds the page into static files: no inline script or style, every asset named by its content.
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {defineConfig, type Plugin} from 'vite';

// The countries that the program knows (data/actors/countries.tsv), as [alpha-3, numeric, name].
function countries(): Plugin {
  const name = 'virtual:countries';
  return {
    name: 'countries',
    resolveId: (id) => (id === name ? '\0' + name : undefined),
    load(id) {
      if (id !== '\0' + name) return undefined;
      const lines = readFileSync(new URL('../data/actors/countries.tsv', import.meta.url), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      const header = (lines.shift() ?? '').split('\t');
      const column = (wanted: string) => {
        const at = header.indexOf(wanted);
        if (at < 0) throw new Error(`data/actors/countries.tsv has no column ${wanted}`);
        return at;
      };
      const [code, numeric, called] = [column('iso3'), column('numeric'), column('name')];
      const rows = lines.map((line) => line.split('\t')).map((c) => [c[code], c[numeric], c[called]]);
      return `export default ${JSON.stringify(rows)};`;
    },
  };
}

// FILE.gz beside each asset that gains by it; the server sends it to whoever takes gzip.
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle(options) {
      const folder = join(options.dir ?? '', 'assets');
      for (const file of readdirSync(folder)) {
        if (!/\.(js|css|json|svg)$/.test(file)) continue;
        writeFileSync(join(folder, `${file}.gz`), gzipSync(readFileSync(join(folder, file)), {level: 9}));
      }
    },
  };
}

export default defineConfig({
  plugins: [countries(), packed()],
  esbuild: {jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none'},
  build: {
    target: 'es2020',
    assetsInlineLimit: 0,
    modulePreload: {polyfill: false},
    reportCompressedSize: false,
    emptyOutDir: true,
  },
  // By number: a system may have no name for itself.
  server: {host: '127.0.0.1', proxy: {'/api': 'http://127.0.0.1:8080', '/openapi.json': 'http://127.0.0.1:8080'}},
  test: {include: ['src/**/*.test.ts']},
} as Parameters<typeof defineConfig>[0]);
