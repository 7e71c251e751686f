// A built site as files. Takes a folder, or files held in memory; gives paths and bytes.
// Never looks inside a file.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function treeFromFolder(folder) {
  const paths = [];
  walk(folder, '', paths);
  return treeOf(paths, (path) => readFileSync(join(folder, path)));
}

export function treeFromFiles(files) {
  return treeOf(Object.keys(files), (path) => Buffer.from(files[path]));
}

function treeOf(paths, read) {
  const known = new Set(paths);
  const kept = new Map();
  return {
    paths: [...paths].sort(),
    has: (path) => known.has(path),
    bytes(path) {
      if (!kept.has(path)) kept.set(path, read(path));
      return kept.get(path);
    },
    text(path) {
      return this.bytes(path).toString('utf8');
    },
  };
}

function walk(folder, below, paths) {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) walk(folder, path, paths);
    else if (entry.name !== '.gitkeep') paths.push(path);
  }
}
