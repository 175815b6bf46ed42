/** The extension: it starts the language server of argmap and adds commands and a preview. */

import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import * as lines from "./commands";
import { Preview } from "./preview";
import { type Ran, run } from "./running";

const SELECTOR = [{ language: "argmap" }, { language: "argmap-json" }, { language: "argdown" }];

let client: LanguageClient | undefined;

function program(): string {
  return vscode.workspace.getConfiguration("argmap").get("path", "argmap");
}

function started(): LanguageClient {
  if (client === undefined) throw new Error("the language server of argmap does not run");
  return client;
}

async function start(): Promise<void> {
  const server: ServerOptions = { command: program(), args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient("argmap", "argmap", server, { documentSelector: SELECTOR });
  await client.start();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("argmap");
  const preview = new Preview(started);
  const command = (name: string, work: (...given: never[]) => Promise<void> | void) =>
    vscode.commands.registerCommand(`argmap.${name}`, async (...given: never[]) => {
      try {
        await work(...given);
      } catch (error) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  context.subscriptions.push(
    output,
    command("preview", () => preview.open(map().document)),
    command("check", () => checked(output)),
    command("draw", drawn),
    command("export", exported),
    command("draft", drafted),
    command("restart", async () => {
      await client?.stop();
      await start();
    }),
    command("showClaim", async (claim: string) => {
      await preview.open(map().document);
      preview.look(claim);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => preview.changed(document)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void preview.moved(textEditor)),
  );
  try {
    await start();
  } catch {
    void vscode.window.showErrorMessage(
      `argmap lsp did not start: pip install 'argmap[lsp]', or set argmap.path (it is ${program()})`,
    );
  }
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** The editor with the map that a command is about. */
function map(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error("open a map first");
  return editor;
}

/** The path of the map, saved: commands read files. */
async function saved(): Promise<string> {
  const { document } = map();
  if (document.isUntitled) throw new Error("save the map first");
  await document.save();
  return document.uri.fsPath;
}

async function ran(words: string[], input = ""): Promise<Ran> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return run(program(), words, folder, input);
}

async function made(words: string[], to: string): Promise<void> {
  const { code, err } = await ran(words);
  if (code !== 0) throw new Error(err.trim() || `argmap ended with ${code}`);
  void vscode.window.showInformationMessage(`${path.basename(to)} is written. ${err.trim()}`);
}

async function checked(output: vscode.OutputChannel): Promise<void> {
  const { out, err } = await ran(lines.check(await saved()));
  output.clear();
  output.append(out + err || "nothing is wrong");
  output.show(true);
}

async function drawn(): Promise<void> {
  const from = await saved();
  const to = lines.renamed(from, ".svg");
  await made(lines.draw(from, to), to);
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(to), vscode.ViewColumn.Beside);
}

async function exported(): Promise<void> {
  const from = await saved();
  const listed = lines.writable((await ran(["formats", "--json"])).out);
  const items = listed.map((format) => ({ label: format.name, description: format.about, format }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "The format to write" });
  if (chosen === undefined) return;
  const usual = lines.renamed(from, chosen.format.suffixes[0] ?? `.${chosen.format.name}`);
  const to = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.file(usual) });
  if (to !== undefined) await made(lines.exported(from, chosen.format.name, to.fsPath), to.fsPath);
}

async function drafted(): Promise<void> {
  const { document, selection } = map();
  const text = document.getText(selection.isEmpty ? undefined : selection);
  const { code, out, err } = await ran(lines.drafted(), text);
  if (code !== 0) throw new Error(err.trim() || `argmap ended with ${code}`);
  const drawnUp = await vscode.workspace.openTextDocument({ language: "argmap", content: out });
  await vscode.window.showTextDocument(drawnUp, vscode.ViewColumn.Beside);
}
