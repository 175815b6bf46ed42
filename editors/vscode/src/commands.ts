/** The command lines that the editor's commands stand for. */

/** A format that argmap writes, as `argmap formats --json` lists it. */
export interface Format {
  name: string;
  suffixes: string[];
  about: string;
}

/** Words that are never taken for options, whatever a file is called. */
function file(path: string): string {
  return path.startsWith("-") ? `./${path}` : path;
}

export function check(path: string): string[] {
  return ["check", file(path), "-F", "concise"];
}

export function draw(path: string, to: string): string[] {
  return ["draw", file(path), "--to", "svg", "-o", file(to), "--force"];
}

export function exported(path: string, format: string, to: string): string[] {
  return ["export", file(path), "--to", format, "-o", file(to), "--force"];
}

export function drafted(): string[] {
  return ["draft", "-", "--to", "yaml"];
}

/** The formats that can be written, from what `argmap formats --json` says. */
export function writable(json: string): Format[] {
  const found: unknown = JSON.parse(json);
  const listed = Array.isArray(found) ? found : (found as { formats?: unknown[] }).formats ?? [];
  return (listed as (Format & { writes?: boolean })[]).filter(({ writes }) => writes);
}

/** The name that a map gets in another format: `debate.argmap.yaml` becomes `debate.json`. */
export function renamed(path: string, suffix: string): string {
  return path.replace(/(\.argmap)?\.[^./\\]+$/, "") + suffix;
}
