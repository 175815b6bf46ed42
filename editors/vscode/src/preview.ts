/** The map beside its text: it follows the text as it is typed, and the cursor both ways. */

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { bridged, isLooked, unsound } from "./bridge";

interface Range {
  start: { line: number; character: number };
}

export class Preview {
  private panel: vscode.WebviewPanel | undefined;
  private uri = "";
  private looked = "";
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly client: () => LanguageClient) {}

  async open(document: vscode.TextDocument): Promise<void> {
    this.uri = document.uri.toString();
    if (this.panel === undefined) {
      this.panel = vscode.window.createWebviewPanel(
        "argmap.preview",
        "Map",
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: true },
      );
      this.panel.onDidDispose(() => (this.panel = undefined));
      this.panel.webview.onDidReceiveMessage((message: unknown) => void this.heard(message));
    }
    this.panel.title = `Map of ${document.fileName.split(/[/\\]/).pop() ?? "a text"}`;
    await this.refresh(true);
  }

  /** The text changed: show it when nobody types. */
  changed(document: vscode.TextDocument): void {
    if (this.panel === undefined || document.uri.toString() !== this.uri) return;
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.refresh(false), 400);
  }

  /** The cursor moved: show the claim that it stands in. */
  async moved(editor: vscode.TextEditor): Promise<void> {
    const { document, selection } = editor;
    if (this.panel === undefined || document.uri.toString() !== this.uri) return;
    if (!vscode.workspace.getConfiguration("argmap").get("preview.followCursor", true)) return;
    const { line, character } = selection.active;
    const asked = { uri: this.uri, position: { line, character } };
    const claim = await this.client().sendRequest<string | null>("argmap/claimAt", asked);
    if (claim !== null) this.look(claim);
  }

  /** Show a claim. */
  look(claim: string): void {
    if (claim === this.looked) return;
    this.looked = claim;
    void this.panel?.webview.postMessage({ claim });
  }

  private async refresh(always: boolean): Promise<void> {
    const page = await this.client().sendRequest<string | null>("argmap/page", { uri: this.uri });
    if (this.panel === undefined) return;
    // A map with errors is shown as it was before.
    if (page !== null) this.panel.webview.html = bridged(page, randomBytes(16).toString("base64"));
    else if (always) this.panel.webview.html = unsound();
  }

  private async heard(message: unknown): Promise<void> {
    if (!isLooked(message)) {
      // A page that has just begun shows what the last one showed.
      if (this.looked !== "") void this.panel?.webview.postMessage({ claim: this.looked });
      return;
    }
    this.looked = message.claim;
    const asked = { uri: this.uri, claim: message.claim };
    const place = await this.client().sendRequest<Range | null>("argmap/placeOf", asked);
    const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === this.uri);
    if (place === null || editor === undefined) return;
    const at = new vscode.Position(place.start.line, place.start.character);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
