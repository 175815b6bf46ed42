// Answers questions about Argdown texts with the reference implementation, one JSON line each.
// Usage: node reference.js FOLDER, where FOLDER holds node_modules/@argdown/core.
const path = require("path");
const readline = require("readline");
const core = path.join(process.argv[2], "node_modules", "@argdown", "core", "dist", "argdown.js");
const { argdown } = require(core);
const write = process.stdout.write.bind(process.stdout);
console.log = console.warn = console.error = () => {};

function answer(question) {
  const closing = question.closing ? ["transform-closed-groups"] : [];
  const request = {
    ...(question.config || {}),
    input: question.input,
    process: ["parse-input", "build-model", "build-map", ...closing, "export-json"],
    logLevel: "silent",
    logExceptions: false,
    throwExceptions: true,
  };
  try {
    const response = argdown.run(request);
    const errors = [...(response.parserErrors || []), ...(response.lexerErrors || [])];
    if (errors.length) return { error: errors[0].message };
    return { json: JSON.parse(response.json) };
  } catch (error) {
    return { error: String((error && error.message) || error) };
  }
}

readline
  .createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on("line", (line) => write(JSON.stringify(answer(JSON.parse(line))) + "\n"));
