import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bridged, isLooked, unsound } from "../src/bridge";
import * as lines from "../src/commands";
import { run } from "../src/running";

const PAGE =
  `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ` +
  `script-src 'sha256-abc'"></head><body><p>"</body>" in a text</p></body></html>`;

test("the page allows the program that speaks with the editor, and its own", () => {
  const page = bridged(PAGE, "n0nce");
  assert.match(page, /script-src 'nonce-n0nce' 'sha256-abc'/);
  assert.match(page, /<script nonce="n0nce">[^]*<\/script><\/body><\/html>$/);
  assert.equal(page.match(/<script/g)?.length, 1);
});

test("only a claim is taken from the page", () => {
  assert.equal(isLooked({ claim: "a" }), true);
  for (const odd of [null, 3, "a", {}, { claim: 3 }, { ready: true }]) assert.equal(isLooked(odd), false);
  assert.match(unsound(), /errors/);
});

test("a file is never taken for an option, and a map is called by its stem", () => {
  assert.deepEqual(lines.check("-x.argmap.yaml").slice(0, 2), ["check", "./-x.argmap.yaml"]);
  assert.equal(lines.renamed("/a/debate.argmap.yaml", ".svg"), "/a/debate.svg");
  assert.equal(lines.renamed("/a.b/debate.yaml", ".json"), "/a.b/debate.json");
  assert.deepEqual(lines.drafted().slice(0, 2), ["draft", "-"]);
});

test("the formats to choose from are those that are written", () => {
  const listed = JSON.stringify({ formats: [{ name: "aif", writes: true }, { name: "kialo", writes: false }] });
  assert.deepEqual(lines.writable(listed).map(({ name }) => name), ["aif"]);
});

test("a program that is not there is told with the way to one", async () => {
  await assert.rejects(run("/no/such/argmap", ["check"], undefined), /pip install 'argmap\[lsp\]'/);
  const { code, out } = await run(process.execPath, ["-e", "process.stdin.pipe(process.stdout)"], undefined, "typed");
  assert.deepEqual([code, out], [0, "typed"]);
});

test("grammars, snippets and commands are where the manifest says", () => {
  const root = join(__dirname, "../..");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { grammars, snippets, languages } = manifest.contributes;
  for (const { path } of [...grammars, ...snippets]) JSON.parse(readFileSync(join(root, path), "utf8"));
  assert.deepEqual(languages[0].extensions[0], ".argmap.yaml");
  const source = readFileSync(join(root, "src/extension.ts"), "utf8");
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`command("${command.replace("argmap.", "")}"`), command);
  }
});

test("keys of relations are coloured as attacks and supports", () => {
  const root = join(__dirname, "../..");
  const { repository } = JSON.parse(readFileSync(join(root, "syntaxes/argmap.tmLanguage.json"), "utf8"));
  assert.match("    rebuts: a", new RegExp(repository.attacks.match));
  assert.match("  {supports: a}", new RegExp(repository.supports.match));
  assert.doesNotMatch("text: It rebuts nothing", new RegExp(repository.attacks.match));
  assert.match("# argmap: ignore[AM205] why", new RegExp(repository.ignored.match));
});
