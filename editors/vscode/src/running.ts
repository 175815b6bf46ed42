/** Running argmap, for what the language server does not do. */

import { execFile } from "node:child_process";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Run argmap with some words; a program that is not there is told with the way to one. */
export function run(program: string, words: string[], cwd: string | undefined, input = ""): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const started = execFile(program, words, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      if (error !== null && typeof error.code !== "number") {
        reject(new Error(`${program} cannot be run (${error.message}); pip install 'argmap[lsp]', or set argmap.path`));
        return;
      }
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    started.stdin?.on("error", () => undefined);
    started.stdin?.end(input);
  });
}
