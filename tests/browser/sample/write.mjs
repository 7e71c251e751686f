// Writes the good sample site to a folder, to try the audit and the pictures by hand.
// Usage: node sample/write.mjs FOLDER

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleFiles } from './site.mjs';

for (const [path, text] of Object.entries(sampleFiles())) {
  mkdirSync(dirname(join(process.argv[2], path)), { recursive: true });
  writeFileSync(join(process.argv[2], path), text);
}
